package dev.groundwork.bench;

import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.HttpEvent;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Times {@code GET /api/auth/me}, the check of a session, beside the reads that it makes. */
final class MeTimes {

    private static final int TIMES = 300;

    private MeTimes() {}

    /** The whole function over the SDK's client, and over a raw connection. */
    static List<Row> rows(Progress progress, PairedRounds rounds) {
        var recorder = new CallRecorder();
        try (var functions = new BenchFunctions(new HandClock(ConsumeCost.START), recorder);
                var client = Clients.open();
                var connections = new RawConnections()) {
            var tokens = BenchAccount.register(functions).tokens();
            var event = Lambda.bytes(HttpEvent.get("/api/auth/me")
                    .bearer(tokens.path("accessToken").asText()));
            recorder.take();
            functions.lambda().send(event).expect(200);
            var reads = Collections.nCopies(TIMES, recorder.take());
            var requests = RawRequests.of(reads);
            DoubleSupplier handler = () -> {
                var median = Timing.medianMicros(
                        Collections.nCopies(TIMES, event),
                        sent -> functions.lambda().send(sent).expect(200));
                recorder.take();
                return median;
            };
            var bare = rounds.run(
                    progress,
                    handler,
                    () -> Timing.medianMicros(reads, step -> step.forEach(call -> RecordedCalls.send(client, call))));
            var raw = rounds.run(progress, handler, () -> Timing.medianMicros(requests, connections::send));
            return List.of(
                    Row.of("GET /api/auth/me over its reads by the bare client", bare.ratio(), SpeedBench.micros(bare)),
                    Row.of("GET /api/auth/me over its reads on a raw connection", raw.ratio(), SpeedBench.micros(raw)));
        }
    }
}
