package dev.groundwork.bench;

import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.HttpEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;

/**
 * The cost of warm requests to a function in CPU and memory, each in turns with its own calls to DynamoDB, recorded and sent again by the same client: the
 * rest is the framework's and ours. A refusal that makes no call is compared with a read.
 */
final class WarmBench implements Bench {

    private static final int REQUESTS = 100;
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final PairedRounds ROUNDS = new PairedRounds(4, 9);
    private static final double KIB = 1024;
    private static final List<String> COLUMNS =
            List.of("request", "CPU, µs", "its calls alone, µs", "ratio", "", "KiB allocated", "its calls alone, KiB");

    /**
     * A request.
     *
     * @param what names it
     * @param whole prepares a round of it
     * @param calls prepares the calls of such a round
     */
    private record Request(String what, Supplier<List<Runnable>> whole, Supplier<List<Runnable>> calls) {}

    @Override
    public String name() {
        return "warm";
    }

    @Override
    public ResultTable run(Progress progress) {
        var script = RecordedCalls.record(REQUESTS, PAUSE);
        var clock = new HandClock(ConsumeCost.START);
        var recorder = new CallRecorder();
        try (var functions = new BenchFunctions(clock, recorder)) {
            var rows = requests(functions, clock, recorder, script).stream()
                    .map(request -> row(progress, request))
                    .toList();
            return new ResultTable("Warm requests, CPU of the thread and memory", COLUMNS, rows, """
                    The median of %d rounds of %d after %d to warm up; a quarter of the ratios is below the first figure beside it, a quarter above the \
                    second. Refusals make no call; they are compared with a read of one item. Of a balance, the count of running apps is made by a second thread, whose CPU \
                    is not in the first figure but in that of its calls alone.""".formatted(
                            ROUNDS.counted(), REQUESTS, ROUNDS.warmUp()));
        }
    }

    private static List<Request> requests(
            BenchFunctions functions, HandClock clock, CallRecorder recorder, RecordedCalls script) {
        var tokens = BenchAccount.register(functions).tokens();
        var token = tokens.path("accessToken").asText();
        var me = HttpEvent.get("/api/auth/me").bearer(token);
        send(functions, Lambda.bytes(me), 200);
        recorder.take();
        send(functions, Lambda.bytes(me), 200);
        var read = recorder.take().subList(0, 1);
        return List.of(
                new Request(
                        "POST /api/credits/consume",
                        () -> consumes(functions, clock),
                        () -> pieces(
                                functions,
                                script.in(functions.tables().credits()).steps())),
                route(functions, recorder, me),
                route(functions, recorder, HttpEvent.get("/api/credits/balance").bearer(token)),
                refusal(functions, "404: a path that is none", HttpEvent.get("/api/auth/none"), 404, read),
                refusal(
                        functions,
                        "404: the same with a token",
                        HttpEvent.get("/api/auth/none").bearer(token),
                        404,
                        read),
                refusal(functions, "401: no token", HttpEvent.get("/api/auth/me"), 401, read),
                refusal(functions, "401: a token that is none", me.bearer("garbage"), 401, read),
                refusal(
                        functions,
                        "400: no idempotency key",
                        HttpEvent.post("/api/credits/consume", "{}")
                                .bearer(functions.callers().service("cli_bench", "credits:consume")),
                        400,
                        read));
    }

    private static Request route(BenchFunctions functions, CallRecorder recorder, HttpEvent request) {
        var event = Lambda.bytes(request);
        send(functions, event, 200);
        recorder.take();
        send(functions, event, 200);
        var calls = recorder.take();
        return new Request(
                request.toString(),
                () -> repeated(() -> send(functions, event, 200)),
                () -> pieces(functions, Collections.nCopies(REQUESTS, calls)));
    }

    private static Request refusal(
            BenchFunctions functions, String what, HttpEvent request, int status, List<SdkRequest> read) {
        var event = Lambda.bytes(request);
        return new Request(
                what,
                () -> repeated(() -> send(functions, event, status)),
                () -> pieces(functions, Collections.nCopies(REQUESTS, read)));
    }

    private static List<Runnable> repeated(Runnable piece) {
        return Collections.nCopies(REQUESTS, piece);
    }

    private static void send(BenchFunctions functions, byte[] event, int status) {
        functions.lambda().send(event).expect(status);
    }

    private static List<Runnable> consumes(BenchFunctions functions, HandClock clock) {
        var user = FundedUsers.open(functions, clock.instant());
        var token = functions.callers().service("cli_bench", "credits:consume");
        var pieces = new ArrayList<Runnable>();
        for (var i = 1; i <= REQUESTS; i++) {
            var key = BenchRequests.ordered(clock.instant().plus(PAUSE.multipliedBy(i)));
            var event = Lambda.bytes(SpeedBench.event(user, key, token));
            pieces.add(() -> {
                clock.advance(PAUSE);
                functions.lambda().send(event).expect(200);
            });
        }
        return pieces;
    }

    private static List<Runnable> pieces(BenchFunctions functions, List<List<SdkRequest>> steps) {
        return steps.stream()
                .<Runnable>map(calls -> () -> calls.forEach(call -> RecordedCalls.send(functions.client(), call)))
                .toList();
    }

    private static List<String> row(Progress progress, Request request) {
        var cpu = ROUNDS.run(
                progress,
                () -> ThreadCost.of(request.whole().get()).micros(),
                () -> ThreadCost.of(request.calls().get()).micros());
        return List.of(
                request.what(),
                "%.0f".formatted(cpu.first()),
                "%.0f".formatted(cpu.second()),
                Goal.number(cpu.ratio()),
                "%.2f … %.2f".formatted(cpu.low(), cpu.high()),
                "%.1f".formatted(ThreadCost.of(request.whole().get()).bytes() / KIB),
                "%.1f".formatted(ThreadCost.of(request.calls().get()).bytes() / KIB));
    }
}
