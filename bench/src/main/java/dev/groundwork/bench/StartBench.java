package dev.groundwork.bench;

import dev.groundwork.runtime.ProductClockFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/** What a start and the first request of the function credits cost. */
final class StartBench implements Bench {

    private static final Rounds ROUNDS = new Rounds(1, 5);
    private static final double MAX_OVER_PLAIN = 1.5;
    private static final double MAX_WITH_CACHE = 0.45;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Sheet run(Progress progress) {
        var clock = ProductClockFactory.fromEnvironment();
        try (var stack = new Stack(clock);
                var starts = new ColdStarts(stack)) {
            var user = RichUsers.open(stack, clock.instant());
            var token = stack.callers().service("cli_bench", "credits:consume");
            Supplier<byte[]> event = () -> Lambda.bytes(SpeedBench.event(user, Keys.ordered(clock.instant()), token));
            var cached = starts.train(Cold.FUNCTION, event.get());
            var plain = ROUNDS.run(
                    progress,
                    () -> starts.cpuMillis(Cold.FUNCTION, List.of(), event.get()),
                    () -> starts.cpuMillis(Cold.PLAIN, List.of(), event.get()));
            var cache = ROUNDS.run(
                    progress,
                    () -> starts.cpuMillis(Cold.FUNCTION, cached, event.get()),
                    () -> starts.cpuMillis(Cold.FUNCTION, List.of(), event.get()));
            return new Sheet(
                    "Start and first consume of the function credits, CPU of the process",
                    Row.COLUMNS,
                    List.of(
                            Row.atMost("over a plain handler", plain.ratio(), millis(plain), MAX_OVER_PLAIN)
                                    .cells(),
                            Row.atMost("with an AOT cache, over without", cache.ratio(), millis(cache), MAX_WITH_CACHE)
                                    .cells()),
                    "In turns, median of %d. The plain handler has no container and no JWT; it makes one update with the same client."
                            .formatted(ROUNDS.counted()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String millis(Rounds.Result result) {
        return "%.0f ms over %.0f ms (%.2f … %.2f)"
                .formatted(result.first(), result.second(), result.low(), result.high());
    }
}
