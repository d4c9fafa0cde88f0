package dev.groundwork.bench;

import dev.groundwork.runtime.ProductClockFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/** The cost of a start and of the first request of the function credits. */
final class StartBench implements Bench {

    private static final PairedRounds ROUNDS = new PairedRounds(1, 5);
    private static final double MAX_OVER_PLAIN = 1.5;
    private static final double MAX_WITH_CACHE = 0.45;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public ResultTable run(Progress progress) {
        var clock = ProductClockFactory.fromEnvironment();
        try (var functions = new BenchFunctions(clock);
                var starts = new ColdStarts(functions)) {
            var user = FundedUsers.open(functions, clock.instant());
            var token = functions.callers().service("cli_bench", "credits:consume");
            Supplier<byte[]> event =
                    () -> Lambda.bytes(SpeedBench.event(user, BenchRequests.ordered(clock.instant()), token));
            var cached = starts.train(ColdStartProcess.FUNCTION, event.get());
            var plain = ROUNDS.run(
                    progress,
                    () -> starts.cpuMillis(ColdStartProcess.FUNCTION, List.of(), event.get()),
                    () -> starts.cpuMillis(ColdStartProcess.PLAIN, List.of(), event.get()));
            var cache = ROUNDS.run(
                    progress,
                    () -> starts.cpuMillis(ColdStartProcess.FUNCTION, cached, event.get()),
                    () -> starts.cpuMillis(ColdStartProcess.FUNCTION, List.of(), event.get()));
            return new ResultTable(
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

    private static String millis(PairedRounds.Result result) {
        return "%.0f ms over %.0f ms (%.2f … %.2f)"
                .formatted(result.first(), result.second(), result.low(), result.high());
    }
}
