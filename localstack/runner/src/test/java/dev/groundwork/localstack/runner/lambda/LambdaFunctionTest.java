package dev.groundwork.localstack.runner.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.localstack.runner.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The life of a function's processes, with processes that do what the test says. */
class LambdaFunctionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ScriptedRuntime runtime = ScriptedRuntime.echo();
    private LambdaFunction function = function();

    private LambdaFunction function() {
        var declaration = new Template.Function(
                "Front",
                "fixture.zip",
                "Handler",
                Duration.ofSeconds(30),
                128,
                Map.of(),
                List.of(),
                0,
                Optional.empty());
        return new LambdaFunction(declaration, runtime, (name, line) -> {}, InstantSource.system());
    }

    private void use(ScriptedRuntime scripted) {
        runtime = scripted;
        function = function();
    }

    @AfterEach
    void end() {
        function.close();
        runtime.close();
        threads.shutdownNow();
    }

    private Future<InvocationReport> send(String event) {
        return threads.submit(sending(event));
    }

    private Callable<InvocationReport> sending(String event) {
        return () -> function.invoke(event.getBytes(StandardCharsets.UTF_8), "", PATIENCE, () -> {});
    }

    private static String text(InvocationResult result) {
        return switch (result) {
            case InvocationResult.Answered(var payload) -> new String(payload, StandardCharsets.UTF_8);
            case InvocationResult.NotStarted(var error) -> new InitError(error).message();
            case InvocationResult.Failed f -> "failed";
            case InvocationResult.Crashed() -> "crashed";
            case InvocationResult.TimedOut() -> "timed out";
            case InvocationResult.Abandoned() -> "abandoned";
        };
    }

    private static String text(Future<InvocationReport> report) throws ExecutionException, InterruptedException {
        return text(report.get().result());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-940 a function starts with its first event, which waits for it and is reported as a cold start")
    void startsOnDemand() throws Exception {
        // Given
        var before = function.state();

        // When
        var first = send("one").get();
        var second = send("two").get();

        // Then
        assertThat(before.phase()).isEqualTo(FunctionState.Phase.STOPPED);
        assertThat(text(first.result())).isEqualTo("one");
        assertThat(first.initDuration()).isPresent();
        assertThat(first.duration()).isPresent();
        assertThat(text(second.result())).isEqualTo("two");
        assertThat(second.initDuration()).isEmpty();
        assertThat(function.state().starts()).isEqualTo(1);
    }

    @Test
    @DisplayName("INFRA-HOST-941 events that race for a cold function start one process, which answers them all")
    void startsOnce() throws Exception {
        // Given
        var together = new CountDownLatch(1);
        var sent = java.util.stream.IntStream.range(0, 16)
                .mapToObj(i -> threads.submit(() -> {
                    together.await();
                    return sending("event-" + i).call();
                }))
                .toList();

        // When
        together.countDown();

        // Then
        for (int i = 0; i < sent.size(); i++) {
            assertThat(text(sent.get(i))).isEqualTo("event-" + i);
        }
        assertThat(runtime.started()).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-942 a process without events ends after its idle limit, and the next event starts another")
    void endsIdle() throws Exception {
        // Given
        send("one").get();

        // When
        function.endIdle(Duration.ofHours(1));
        var early = function.state().phase();
        function.endIdle(Duration.ZERO);
        var late = function.state().phase();

        // Then
        assertThat(early).isEqualTo(FunctionState.Phase.IDLE);
        assertThat(late).isEqualTo(FunctionState.Phase.STOPPED);
        assertThat(runtime.hasEnded()).isTrue();
        var next = send("two").get();
        assertThat(text(next.result())).isEqualTo("two");
        assertThat(next.initDuration()).isPresent();
        assertThat(function.state().starts()).isEqualTo(2);
    }

    @Test
    @DisplayName("INFRA-HOST-943 no event is lost that arrives while a process ends as idle")
    void losesNothingWhileEnding() throws Exception {
        // Given
        var ends = new CountDownLatch(1);
        var ending = threads.submit(() -> {
            while (ends.getCount() > 0) {
                function.endIdle(Duration.ZERO);
            }
            return true;
        });

        // When
        for (int i = 0; i < 40; i++) {
            var one = send("one-" + i);
            var two = send("two-" + i);

            // Then
            assertThat(text(one)).isEqualTo("one-" + i);
            assertThat(text(two)).isEqualTo("two-" + i);
        }
        ends.countDown();
        assertThat(ending.get()).isTrue();
        assertThat(function.state().starts()).isGreaterThan(1);
    }

    @Test
    @DisplayName("INFRA-HOST-944 a process that crashes at work loses its own events only, and another starts at once")
    void replacesACrashedProcess() throws Exception {
        // Given
        use(new ScriptedRuntime(process -> {
            for (var event = process.next(); event.isPresent(); event = process.next()) {
                if (event.get().body().equals("crash")) {
                    process.exit();
                } else {
                    process.echo(event.get());
                }
            }
        }));

        // When
        var crash = text(send("crash"));
        var after = text(send("after"));

        // Then
        assertThat(crash).isEqualTo("crashed");
        assertThat(after).isEqualTo("after");
        assertThat(function.state().starts()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-945 a function that does not initialise answers with its reason, and the next event tries again")
    void tellsWhyItDoesNotStart() throws Exception {
        // Given
        var isMended = new CountDownLatch(1);
        use(new ScriptedRuntime(process -> {
            if (isMended.getCount() > 0) {
                process.failInit("no such table");
            } else {
                process.next().ifPresent(process::echo);
            }
        }));

        // When
        var first = text(send("one"));
        var state = function.state();
        isMended.countDown();
        var second = text(send("two"));

        // Then
        assertThat(first).isEqualTo("no such table");
        assertThat(state.phase()).isEqualTo(FunctionState.Phase.STOPPED);
        assertThat(state.initError().map(InitError::message)).contains("no such table");
        assertThat(second).isEqualTo("two");
        assertThat(function.state().initError()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-946 a function that is ended while it starts leaves no process, and its event is answered")
    void endsWhileStarting() throws Exception {
        // Given
        use(new ScriptedRuntime(process -> {}));
        var waiting = send("one");
        while (runtime.started().isEmpty()) {
            Thread.onSpinWait();
        }

        // When
        function.close();

        // Then
        assertThat(text(waiting)).isEqualTo("crashed");
        assertThat(text(send("late"))).isEqualTo("crashed");
        assertThat(runtime.hasEnded()).isTrue();
        assertThat(runtime.started()).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-947 a warm-up starts a process without an event, and its first event is no cold start")
    void warmsUp() throws Exception {
        // Given
        var error = function.warmUp();

        // When
        var report = send("one").get();

        // Then
        assertThat(error).isEmpty();
        assertThat(report.initDuration()).isEmpty();
        assertThat(function.state().starts()).isEqualTo(1);
        assertThat(function.state().initDuration()).isPresent();
    }
}
