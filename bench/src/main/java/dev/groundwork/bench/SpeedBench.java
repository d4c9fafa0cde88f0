package dev.groundwork.bench;

import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.HttpEvent;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Times single consumes, one after the other: the whole function, the ledger alone, and the usual design, each beside the bare calls. */
final class SpeedBench implements Bench {

    private static final int CONSUMES = 300;
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final PairedRounds ROUNDS = new PairedRounds(3, 9);
    private static final PairedRounds FAR_ROUNDS = new PairedRounds(2, 5);
    private static final Duration IN_A_REGION = Duration.ofMillis(4);
    private static final double MAX_HANDLER_RATIO = 1.10;

    @Override
    public String name() {
        return "speed";
    }

    @Override
    public ResultTable run(Progress progress) {
        var script = RecordedCalls.record(CONSUMES, PAUSE);
        var far = far(progress, script);
        var clock = new HandClock(ConsumeCost.START);
        try (var functions = new BenchFunctions(clock)) {
            DoubleSupplier bare = () -> bare(functions, script);
            var handler = ROUNDS.run(progress, () -> handler(functions, clock), bare);
            var ledger = ROUNDS.run(progress, () -> ledger(functions, clock), bare);
            var entries = ROUNDS.run(progress, () -> ledger(functions, clock), () -> entries(functions, clock));
            var rows = List.of(
                    Row.atMost(
                            "whole function over the bare update, DynamoDB %d ms away"
                                    .formatted(IN_A_REGION.toMillis()),
                            far.ratio(),
                            micros(far),
                            MAX_HANDLER_RATIO),
                    Row.atMost(
                            "whole function over the bare update", handler.ratio(), micros(handler), MAX_HANDLER_RATIO),
                    Row.of("the ledger alone over the bare update", ledger.ratio(), micros(ledger)),
                    Row.of("the ledger over the usual design", entries.ratio(), micros(entries)));
            return new ResultTable(
                    "A consume, median time",
                    Row.COLUMNS,
                    rows.stream().map(Row::cells).toList(),
                    """
                    Medians over %d consumes, in turns, the median ratio of %d rounds after %d to warm up; a quarter of the rounds is below the \
                    first figure in brackets, a quarter above the second. The bare update is the same request, recorded and sent again.""".formatted(CONSUMES, ROUNDS.counted(), ROUNDS.warmUp()));
        }
    }

    private static PairedRounds.Result far(Progress progress, RecordedCalls script) {
        var clock = new HandClock(ConsumeCost.START);
        try (var functions = new BenchFunctions(clock, new NetworkDelay(IN_A_REGION))) {
            return FAR_ROUNDS.run(progress, () -> handler(functions, clock), () -> bare(functions, script));
        }
    }

    private static String micros(PairedRounds.Result result) {
        return "%.0f µs over %.0f µs (%.2f … %.2f)"
                .formatted(result.first(), result.second(), result.low(), result.high());
    }

    private static double handler(BenchFunctions functions, HandClock clock) {
        var user = FundedUsers.open(functions, clock.instant());
        var token = functions.callers().service("cli_bench", "credits:consume");
        var events = keys(clock).stream()
                .map(key -> Lambda.bytes(event(user, key, token)))
                .toList();
        return Timing.medianMicros(events, event -> {
            clock.advance(PAUSE);
            functions.lambda().send(event).expect(200);
        });
    }

    static HttpEvent event(UserId user, String key, String token) {
        var body = "{\"userId\":\"%s\",\"action\":\"ideation_message\",\"referenceId\":\"message-1\"}".formatted(user);
        return HttpEvent.post("/api/credits/consume", body)
                .header("idempotency-key", key)
                .bearer(token);
    }

    private static double ledger(BenchFunctions functions, HandClock clock) {
        var ledger = functions.ledger();
        var user = FundedUsers.open(functions, clock.instant());
        return Timing.medianMicros(keys(clock), key -> {
            clock.advance(PAUSE);
            ConsumeCost.consume(ledger, user, key);
        });
    }

    private static double entries(BenchFunctions functions, HandClock clock) {
        var ledger = new EntryLedger(
                new Table(functions.client(), functions.tables().creditsName()),
                new Transactions(functions.client(), new SecureRandom()));
        var user = BenchRequests.user();
        ledger.open(user, CONSUMES);
        return Timing.medianMicros(keys(clock), key -> ConsumeCost.consume(ledger, user, key, clock.instant()));
    }

    private static double bare(BenchFunctions functions, RecordedCalls script) {
        var steps = script.in(functions.tables().credits()).steps();
        return Timing.medianMicros(steps, step -> step.forEach(call -> RecordedCalls.send(functions.client(), call)));
    }

    /** BenchRequests of the times that the clock will show. */
    private static List<String> keys(HandClock clock) {
        var keys = new ArrayList<String>();
        for (var i = 1; i <= CONSUMES; i++) {
            keys.add(BenchRequests.ordered(clock.instant().plus(PAUSE.multipliedBy(i))));
        }
        return keys;
    }
}
