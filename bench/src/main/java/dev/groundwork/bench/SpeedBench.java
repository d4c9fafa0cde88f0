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

/** How long one consume takes, one after the other: the whole function, the ledger alone, and the usual design, each beside the bare calls. */
final class SpeedBench implements Bench {

    private static final int CONSUMES = 300;
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final Rounds ROUNDS = new Rounds(3, 9);
    private static final Rounds FAR_ROUNDS = new Rounds(2, 5);
    private static final Duration IN_A_REGION = Duration.ofMillis(4);
    private static final double MAX_HANDLER_RATIO = 1.10;

    @Override
    public String name() {
        return "speed";
    }

    @Override
    public Sheet run(Progress progress) {
        var script = Script.record(CONSUMES, PAUSE);
        var far = far(progress, script);
        var clock = new HandClock(ConsumeCost.START);
        try (var stack = new Stack(clock)) {
            DoubleSupplier bare = () -> bare(stack, script);
            var handler = ROUNDS.run(progress, () -> handler(stack, clock), bare);
            var ledger = ROUNDS.run(progress, () -> ledger(stack, clock), bare);
            var entries = ROUNDS.run(progress, () -> ledger(stack, clock), () -> entries(stack, clock));
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
            return new Sheet(
                    "A consume, median time",
                    Row.COLUMNS,
                    rows.stream().map(Row::cells).toList(),
                    """
                    Medians over %d consumes, in turns, the median ratio of %d rounds after %d to warm up; a quarter of the rounds is below the \
                    first figure in brackets, a quarter above the second. The bare update is the same request, recorded and sent again.""".formatted(CONSUMES, ROUNDS.counted(), ROUNDS.warmUp()));
        }
    }

    private static Rounds.Result far(Progress progress, Script script) {
        var clock = new HandClock(ConsumeCost.START);
        try (var stack = new Stack(clock, new Distance(IN_A_REGION))) {
            return FAR_ROUNDS.run(progress, () -> handler(stack, clock), () -> bare(stack, script));
        }
    }

    private static String micros(Rounds.Result result) {
        return "%.0f µs over %.0f µs (%.2f … %.2f)"
                .formatted(result.first(), result.second(), result.low(), result.high());
    }

    private static double handler(Stack stack, HandClock clock) {
        var user = RichUsers.open(stack, clock.instant());
        var token = stack.callers().service("cli_bench", "credits:consume");
        var events = keys(clock).stream()
                .map(key -> Lambda.bytes(event(user, key, token)))
                .toList();
        return Timed.medianMicros(events, event -> {
            clock.advance(PAUSE);
            stack.lambda().send(event).expect(200);
        });
    }

    static HttpEvent event(UserId user, String key, String token) {
        var body = "{\"userId\":\"%s\",\"action\":\"ideation_message\",\"referenceId\":\"message-1\"}".formatted(user);
        return HttpEvent.post("/api/credits/consume", body)
                .header("idempotency-key", key)
                .bearer(token);
    }

    private static double ledger(Stack stack, HandClock clock) {
        var ledger = stack.ledger();
        var user = RichUsers.open(stack, clock.instant());
        return Timed.medianMicros(keys(clock), key -> {
            clock.advance(PAUSE);
            ConsumeCost.consume(ledger, user, key);
        });
    }

    private static double entries(Stack stack, HandClock clock) {
        var ledger = new EntryLedger(
                new Table(stack.client(), stack.tables().creditsName()),
                new Transactions(stack.client(), new SecureRandom()));
        var user = Keys.user();
        ledger.open(user, CONSUMES);
        return Timed.medianMicros(keys(clock), key -> ConsumeCost.consume(ledger, user, key, clock.instant()));
    }

    private static double bare(Stack stack, Script script) {
        var steps = script.in(stack.tables().credits()).steps();
        return Timed.medianMicros(steps, step -> step.forEach(call -> Script.send(stack.client(), call)));
    }

    /** Keys of the times that the clock will show. */
    private static List<String> keys(HandClock clock) {
        var keys = new ArrayList<String>();
        for (var i = 1; i <= CONSUMES; i++) {
            keys.add(Keys.ordered(clock.instant().plus(PAUSE.multipliedBy(i))));
        }
        return keys;
    }
}
