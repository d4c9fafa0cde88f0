package dev.groundwork.localstack.runner.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DebitRunTest {

    private static final Instant RUN = Instant.parse("2026-03-01T12:00:00Z");
    private static final String GOOD = "{\"result\":{\"charged\":9,\"suspended\":1,\"failed\":0,\"queued\":1}}";

    private final ByteArrayOutputStream summary = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    /** A stack whose functions write these lines during the run. */
    private static final class ScriptedStack implements RunningStack {

        private final List<JsonNode> lines = new ArrayList<>();
        private final String answer;
        private final long deadAfter;
        private boolean hasRun;

        private ScriptedStack(String answer, long deadAfter) {
            this.answer = answer;
            this.deadAfter = deadAfter;
        }

        private ScriptedStack logs(JsonNode... more) {
            lines.addAll(List.of(more));
            return this;
        }

        @Override
        public Instant now() {
            return RUN;
        }

        @Override
        public synchronized JsonNode runDebit(Instant time) {
            hasRun = true;
            try {
                return new ObjectMapper().readTree(answer);
            } catch (JsonProcessingException e) {
                throw new StackException(answer);
            }
        }

        @Override
        public synchronized List<JsonNode> newLogLines() {
            var fresh = hasRun ? List.copyOf(lines) : List.<JsonNode>of();
            if (hasRun) {
                lines.clear();
            }
            return fresh;
        }

        @Override
        public synchronized long deadLetters() {
            return hasRun ? deadAfter : 0;
        }

        @Override
        public long waitingMessages() {
            return 0;
        }

        @Override
        public long runningApps(int shards) {
            return 8;
        }
    }

    private boolean run(RunningStack stack) throws InterruptedException {
        var display = new ProgressDisplay(new PrintStream(progress, true, StandardCharsets.UTF_8), true);
        return new DebitRun(stack, display, new PrintStream(summary, true, StandardCharsets.UTF_8)).run(RUN);
    }

    private static ScriptedStack charging(String answer, long deadAfter) throws JsonProcessingException {
        return new ScriptedStack(answer, deadAfter)
                .logs(
                        DebitProgressTest.page(RUN, 0, 5, true),
                        DebitProgressTest.started(RUN, 2),
                        DebitProgressTest.page(RUN, 1, 5, true));
    }

    @Test
    @DisplayName("INFRA-HOST-274 a run that charged every partition is good, and its summary has the figures")
    void good() throws JsonProcessingException, InterruptedException {
        // Given
        var stack = charging(GOOD, 0);

        // When
        var isGood = run(stack);

        // Then
        assertThat(isGood).isTrue();
        assertThat(summary.toString(StandardCharsets.UTF_8))
                .containsPattern("days charged +8")
                .containsPattern("apps suspended +2")
                .containsPattern("owners seen +4")
                .containsPattern("dead letters +0");
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("100 %");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-275 an owner who failed, a dead letter and a crash of the schedule's own part are no good end")
    void bad() throws JsonProcessingException, InterruptedException {
        // Given
        var owners = charging("{\"result\":{\"charged\":8,\"suspended\":1,\"failed\":1,\"queued\":1}}", 0);
        var letters = charging(GOOD, 2);
        var crash = new ScriptedStack("{\"result\":{\"outcome\":\"crashed\",\"failed\":true,\"error\":\"ended\"}}", 0);

        // When / Then
        assertThat(run(owners)).isFalse();
        assertThat(run(letters)).isFalse();
        assertThat(run(crash)).isFalse();
    }

    @Test
    @DisplayName("INFRA-HOST-276 where no stack answers there is no summary")
    void noStack() {
        // Given
        var stack = new ScriptedStack("no JSON", 0);

        // When / Then
        assertThatThrownBy(() -> run(stack)).isInstanceOf(RunningStack.StackException.class);
        assertThat(summary.size()).isZero();
    }
}
