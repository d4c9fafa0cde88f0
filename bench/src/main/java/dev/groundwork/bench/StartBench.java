package dev.groundwork.bench;

import dev.groundwork.runtime.ProductClockFactory;
import dev.groundwork.testing.HttpEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The cost of a start and of the first request, of the functions' zips as they were last built. */
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
            var service = functions.callers().service("cli_bench", "credits:consume");
            var person = BenchAccount.register(functions)
                    .tokens()
                    .path("accessToken")
                    .asText();
            Supplier<byte[]> consume =
                    () -> Lambda.bytes(SpeedBench.event(user, BenchRequests.ordered(clock.instant()), service));
            Supplier<byte[]> me =
                    () -> Lambda.bytes(HttpEvent.get("/api/auth/me").bearer(person));
            var rows = new ArrayList<List<String>>();
            rows.addAll(rows(progress, starts, "credits, a consume", "credits", consume, consume));
            rows.addAll(rows(progress, starts, "auth, GET /api/auth/me", "auth", me, consume));
            return new ResultTable(
                    "Start and first request, CPU of the process",
                    Row.COLUMNS,
                    rows,
                    "In turns, median of %d. The plain handler has no container and no JWT; it makes one update with the same client, from the libraries' own jars."
                            .formatted(ROUNDS.counted()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> rows(
            Progress progress,
            ColdStarts starts,
            String what,
            String function,
            Supplier<byte[]> event,
            Supplier<byte[]> update) {
        var cached = starts.train(function, event.get());
        var plain = ROUNDS.run(
                progress,
                () -> starts.cpuMillis(function, List.of(), event.get()),
                () -> starts.cpuMillis(ColdStartProcess.PLAIN, List.of(), update.get()));
        var cache = ROUNDS.run(
                progress,
                () -> starts.cpuMillis(function, cached, event.get()),
                () -> starts.cpuMillis(function, List.of(), event.get()));
        return List.of(
                Row.atMost(what + ": over a plain handler", plain.ratio(), millis(plain), MAX_OVER_PLAIN)
                        .cells(),
                Row.atMost(what + ": with an AOT cache, over without", cache.ratio(), millis(cache), MAX_WITH_CACHE)
                        .cells());
    }

    private static String millis(PairedRounds.Result result) {
        return "%.0f ms over %.0f ms (%.2f … %.2f)"
                .formatted(result.first(), result.second(), result.low(), result.high());
    }
}
