package dev.groundwork.bench;

import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.runtime.ProductClockFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Consumes of many users by two threads, per second. A piece of work is all consumes of one user, in their order. */
final class ThroughputBench implements Bench {

    private static final int USERS = 40;
    private static final int CONSUMES = 20;
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final PairedRounds ROUNDS = new PairedRounds(3, 9);
    private static final ConcurrentWorkers TWO = new ConcurrentWorkers(2);
    private static final double MIN_RATIO = 0.85;

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public ResultTable run(Progress progress) {
        var script = RecordedCalls.record(CONSUMES, PAUSE);
        var clock = ProductClockFactory.fromEnvironment();
        try (var functions = new BenchFunctions(clock);
                var connections = new RawConnections()) {
            DoubleSupplier bare = () -> bare(functions, script);
            DoubleSupplier raw = () -> raw(functions, connections, script);
            var handler = ROUNDS.run(progress, () -> handler(functions, clock), bare);
            var ledger = ROUNDS.run(progress, () -> ledger(functions, clock), bare);
            var overRaw = ROUNDS.run(progress, () -> handler(functions, clock), raw);
            var rows = List.of(
                    Row.atLeast("the ledger over the bare client", ledger.ratio(), perSecond(ledger), MIN_RATIO),
                    Row.atLeast(
                            "the whole function over the bare client", handler.ratio(), perSecond(handler), MIN_RATIO),
                    Row.of("the whole function over raw connections", overRaw.ratio(), perSecond(overRaw)));
            return new ResultTable(
                    "Consumes of many users, two threads",
                    Row.COLUMNS,
                    rows.stream().map(Row::cells).toList(),
                    "%d users with %d consumes each, in turns, median of %d rounds after %d to warm up. The bare client is the SDK's and makes the same calls, recorded and sent again; raw connections carry the bytes of the same calls, ready and signed."
                            .formatted(USERS, CONSUMES, ROUNDS.counted(), ROUNDS.warmUp()));
        }
    }

    static String perSecond(PairedRounds.Result result) {
        return "%.0f/s over %.0f/s (%.2f … %.2f)"
                .formatted(result.first(), result.second(), result.low(), result.high());
    }

    private static Stream<UserId> users(BenchFunctions functions, ProductClock clock) {
        return IntStream.range(0, USERS).mapToObj(i -> FundedUsers.open(functions, clock.instant()));
    }

    /** Nothing may fail here: then the figure would mean nothing. */
    private static double consumes(List<? extends List<Runnable>> work) {
        var done = TWO.work(work, user -> user.forEach(Runnable::run));
        done.failures().stream().findFirst().ifPresent(failure -> {
            throw failure;
        });
        return CONSUMES * done.perSecond();
    }

    private static double handler(BenchFunctions functions, ProductClock clock) {
        var token = functions.callers().service("cli_bench", "credits:consume");
        return consumes(users(functions, clock)
                .map(user -> keys(clock)
                        .map(key -> Lambda.bytes(SpeedBench.event(user, key, token)))
                        .<Runnable>map(
                                event -> () -> functions.lambda().send(event).expect(200))
                        .toList())
                .toList());
    }

    private static double ledger(BenchFunctions functions, ProductClock clock) {
        var ledger = functions.ledger();
        return consumes(users(functions, clock)
                .map(user -> keys(clock)
                        .<Runnable>map(key -> () -> ConsumeCost.consume(ledger, user, key))
                        .toList())
                .toList());
    }

    private static double bare(BenchFunctions functions, RecordedCalls script) {
        return consumes(IntStream.range(0, USERS)
                .mapToObj(i -> script.in(functions.tables().credits()).steps().stream()
                        .<Runnable>map(step -> () -> step.forEach(call -> RecordedCalls.send(functions.client(), call)))
                        .toList())
                .toList());
    }

    private static double raw(BenchFunctions functions, RawConnections connections, RecordedCalls script) {
        return consumes(IntStream.range(0, USERS)
                .mapToObj(i -> RawRequests.of(
                                script.in(functions.tables().credits()).steps())
                        .stream()
                        .<Runnable>map(requests -> () -> connections.send(requests))
                        .toList())
                .toList());
    }

    private static Stream<String> keys(ProductClock clock) {
        var now = clock.instant();
        return IntStream.range(0, CONSUMES).mapToObj(i -> BenchRequests.ordered(now.plus(PAUSE.multipliedBy(i))));
    }
}
