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

/**
 * Times single requests, one after the other: consumes by the whole function, the ledger alone and the usual design, and the check of a session. Beside
 * them the same calls by a bare client, and by a raw connection.
 */
final class SpeedBench implements Bench {

    private static final int CONSUMES = 300;
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final PairedRounds ROUNDS = new PairedRounds(3, 9);
    private static final PairedRounds FAR_ROUNDS = new PairedRounds(2, 5);
    private static final NetworkDelay HERE = new NetworkDelay(Duration.ZERO);
    private static final Duration IN_A_REGION = Duration.ofMillis(4);
    private static final double MAX_HANDLER_RATIO = 1.10;
    private static final double MAX_OVER_RAW = 1.5;

    @Override
    public String name() {
        return "speed";
    }

    @Override
    public ResultTable run(Progress progress) {
        var script = RecordedCalls.record(CONSUMES, PAUSE);
        var clock = new HandClock(ConsumeCost.START);
        try (var functions = new BenchFunctions(clock);
                var connections = new RawConnections()) {
            DoubleSupplier bare = () -> bare(functions, script);
            DoubleSupplier raw = () -> raw(functions, connections, script, HERE);
            var handler = ROUNDS.run(progress, () -> handler(functions, clock), bare);
            var overRaw = ROUNDS.run(progress, () -> handler(functions, clock), raw);
            var client = ROUNDS.run(progress, bare, raw);
            var ledger = ROUNDS.run(progress, () -> ledger(functions, clock), bare);
            var entries = ROUNDS.run(progress, () -> ledger(functions, clock), () -> entries(functions, clock));
            var rows = new ArrayList<>(far(progress, script));
            rows.add(Row.atMost(
                    "whole function over the bare client", handler.ratio(), micros(handler), MAX_HANDLER_RATIO));
            rows.add(
                    Row.atMost("whole function over a raw connection", overRaw.ratio(), micros(overRaw), MAX_OVER_RAW));
            rows.add(Row.of("the bare client over a raw connection", client.ratio(), micros(client)));
            rows.add(Row.of("the ledger alone over the bare client", ledger.ratio(), micros(ledger)));
            rows.add(Row.of("the ledger over the usual design", entries.ratio(), micros(entries)));
            rows.addAll(MeTimes.rows(progress, ROUNDS));
            return new ResultTable(
                    "A consume and the check of a session, median time",
                    Row.COLUMNS,
                    rows.stream().map(Row::cells).toList(),
                    """
                    Medians over %d requests, in turns, the median ratio of %d rounds after %d to warm up; a quarter of the rounds is below the \
                    first figure in brackets, a quarter above the second. The bare client is the SDK's: it makes the same calls, recorded and sent \
                    again. A raw connection is a kept socket on which the bytes of these calls are written, ready and signed.""".formatted(CONSUMES, ROUNDS.counted(), ROUNDS.warmUp()));
        }
    }

    private static List<Row> far(Progress progress, RecordedCalls script) {
        var clock = new HandClock(ConsumeCost.START);
        var delay = new NetworkDelay(IN_A_REGION);
        try (var functions = new BenchFunctions(clock, delay);
                var connections = new RawConnections()) {
            var bare = FAR_ROUNDS.run(progress, () -> handler(functions, clock), () -> bare(functions, script));
            var raw = FAR_ROUNDS.run(
                    progress, () -> handler(functions, clock), () -> raw(functions, connections, script, delay));
            var away = ", DynamoDB %d ms away".formatted(IN_A_REGION.toMillis());
            return List.of(
                    Row.atMost(
                            "whole function over the bare client" + away,
                            bare.ratio(),
                            micros(bare),
                            MAX_HANDLER_RATIO),
                    Row.of("whole function over a raw connection" + away, raw.ratio(), micros(raw)));
        }
    }

    static String micros(PairedRounds.Result result) {
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

    private static double raw(
            BenchFunctions functions, RawConnections connections, RecordedCalls script, NetworkDelay delay) {
        var requests = RawRequests.of(script.in(functions.tables().credits()).steps());
        return Timing.medianMicros(requests, step -> {
            for (var request : step) {
                delay.pass();
                connections.send(List.of(request));
            }
        });
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
