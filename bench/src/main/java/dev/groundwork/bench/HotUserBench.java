package dev.groundwork.bench;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.runtime.ProductClockFactory;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** One user whose credits 64 writers spend at once: nobody fails, few come late, and it is no slower than calls that ask for nothing. */
final class HotUserBench implements Bench {

    private static final int CONSUMES = 1_280;
    private static final ConcurrentWorkers WRITERS = new ConcurrentWorkers(64);
    private static final PairedRounds ROUNDS = new PairedRounds(2, 7);
    private static final double MIN_RATIO = 0.8;
    private static final double MAX_LATE = 5;
    private static final double PERCENT = 100;

    private final ProductClock clock = ProductClockFactory.fromEnvironment();

    @Override
    public String name() {
        return "hot";
    }

    @Override
    public ResultTable run(Progress progress) {
        var failures = new ArrayList<RuntimeException>();
        var lost = new ArrayList<RuntimeException>();
        var script = record();
        try (var functions = new BenchFunctions(clock);
                var connections = new RawConnections()) {
            var bare = ROUNDS.run(progress, () -> count(failures, ledger(functions)), () -> bare(functions, script));
            var raw = ROUNDS.run(
                    progress, () -> count(failures, ledger(functions)), () -> raw(functions, connections, script));
            var usual = ROUNDS.run(
                    progress, () -> count(failures, ledger(functions)), () -> count(lost, entries(functions)));
            var late = script.steps().stream()
                            .filter(step -> isLate(step.getFirst()))
                            .count()
                    * PERCENT
                    / CONSUMES;
            var calls = script.steps().size() / (double) CONSUMES;
            var rows = List.of(
                    Row.atLeast(
                            "the ledger over the bare client",
                            bare.ratio(),
                            ThroughputBench.perSecond(bare),
                            MIN_RATIO),
                    Row.of("the ledger over raw connections", raw.ratio(), ThroughputBench.perSecond(raw)),
                    Row.atMost("consumes that failed", failures.size(), kinds(failures), 0),
                    Row.of("calls a consume", calls, "1.5 without a race"),
                    Row.atMost("late keys", late, "of 100 consumes", MAX_LATE),
                    Row.of("the ledger over the usual design", usual.ratio(), ThroughputBench.perSecond(usual)),
                    Row.of("consumes of the usual design that failed", lost.size(), kinds(lost)));
            return new ResultTable(
                    "One user, 64 writers",
                    Row.COLUMNS,
                    rows.stream().map(Row::cells).toList(),
                    """
                    %d consumes a round, in turns, median of %d rounds after %d to warm up. The bare client makes the calls of such a round, \
                    recorded, with conditions that always hold; its writers need not wait for each other's order. Raw connections carry the bytes of these \
                    calls, ready and signed.""".formatted(CONSUMES, ROUNDS.counted(), ROUNDS.warmUp()));
        }
    }

    /** The calls of a whole round, each a step of its own. */
    private RecordedCalls record() {
        var recorder = new CallRecorder();
        try (var functions = new BenchFunctions(clock, recorder)) {
            var user = FundedUsers.open(functions, clock.instant());
            var opening = functions.balance(user);
            recorder.take();
            WRITERS.work(pieces(), i -> consume(functions, user));
            return new RecordedCalls(
                            opening, recorder.take().stream().map(List::of).toList())
                    .relaxed();
        }
    }

    /** A key came too late for its place and got a pointer to another. */
    private static boolean isLate(SdkRequest call) {
        return call instanceof PutItemRequest put
                && new Item(put.item()).string(Key.SK).startsWith("KEY#");
    }

    private static List<Integer> pieces() {
        return IntStream.range(0, CONSUMES).boxed().toList();
    }

    private static double count(List<RuntimeException> failures, ConcurrentWorkers.Done done) {
        failures.addAll(done.failures());
        return done.perSecond();
    }

    private static String kinds(List<RuntimeException> failures) {
        return failures.isEmpty()
                ? "of all of these runs"
                : failures.stream()
                        .map(failure -> failure.getClass().getSimpleName())
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private ConcurrentWorkers.Done ledger(BenchFunctions functions) {
        var user = FundedUsers.open(functions, clock.instant());
        return WRITERS.work(pieces(), i -> consume(functions, user));
    }

    /** An answer that was lost on the way and fetched by the SDK's retry is a replay: that is success. */
    private void consume(BenchFunctions functions, UserId user) {
        switch (functions.ledger().consume(BenchRequests.message(user, BenchRequests.ordered(clock.instant())))) {
            case ConsumeOutcome.Consumed consumed -> {}
            case ConsumeOutcome.Replayed replayed -> {}
            case ConsumeOutcome refused -> throw new IllegalStateException("refused: " + refused);
        }
    }

    private ConcurrentWorkers.Done entries(BenchFunctions functions) {
        var ledger = new EntryLedger(
                new Table(functions.client(), functions.tables().creditsName()),
                new Transactions(functions.client(), new SecureRandom()));
        var user = BenchRequests.user();
        ledger.open(user, CONSUMES);
        return WRITERS.work(
                pieces(),
                i -> ConsumeCost.consume(ledger, user, BenchRequests.ordered(clock.instant()), clock.instant()));
    }

    private static double bare(BenchFunctions functions, RecordedCalls script) {
        var calls = script.in(functions.tables().credits()).steps();
        return consumes(WRITERS.work(calls, step -> RecordedCalls.send(functions.client(), step.getFirst())), calls);
    }

    private static double raw(BenchFunctions functions, RawConnections connections, RecordedCalls script) {
        var requests = RawRequests.of(script.in(functions.tables().credits()).steps());
        return consumes(WRITERS.work(requests, connections::send), requests);
    }

    /** Consumes in a second; no call of a baseline may fail. */
    private static double consumes(ConcurrentWorkers.Done done, List<?> calls) {
        done.failures().stream().findFirst().ifPresent(failure -> {
            throw failure;
        });
        return done.perSecond() * CONSUMES / calls.size();
    }
}
