package dev.groundwork.localstack.runner.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.localstack.runner.lambda.InvocationResult;
import dev.groundwork.localstack.runner.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SchedulesTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<String> runs = new CopyOnWriteArrayList<>();
    private final Activity activity = new Activity();

    private Schedules schedules(String expression, String input) {
        var schedule = new Template.Trigger.Schedule("daily", expression, Optional.of(input), true);
        var function = new Template.Function(
                "F", "f.zip", "F", Duration.ofSeconds(5), 128, Map.of(), List.of(schedule), 2, Optional.empty());
        return new Schedules(
                List.of(function),
                (name, id, event) -> {
                    runs.add(name + " " + id + " " + new String(event, StandardCharsets.UTF_8));
                    return FakeFunctions.answered("{}");
                },
                now::get,
                activity);
    }

    private void pass(Schedules schedules, Duration time) throws InterruptedException {
        now.updateAndGet(n -> n.plus(time));
        schedules.tick(time);
        Eventually.until(activity::isQuiet);
    }

    @Test
    @DisplayName("INFRA-HOST-647 a schedule runs when its time passes, once")
    void runs() throws InterruptedException {
        // Given
        try (var schedules = schedules("cron(5 0 * * ? *)", "{\"time\":\"<aws.scheduler.scheduled-time>\"}")) {
            // When
            pass(schedules, Duration.ofMinutes(4));
            pass(schedules, Duration.ofSeconds(61));
            pass(schedules, Duration.ofSeconds(1));

            // Then
            assertThat(runs).containsExactly("daily F {\"time\":\"2026-01-01T00:05:00Z\"}");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-648 moving the clock runs no schedule, neither then nor later for what it skipped")
    void movingTheClockRunsNothing() throws InterruptedException {
        // Given
        try (var schedules = schedules("cron(5 0 * * ? *)", "{}")) {
            // When
            now.updateAndGet(n -> n.plus(Duration.ofDays(3).plusHours(1)));
            pass(schedules, Duration.ofSeconds(1));
            pass(schedules, Duration.ofSeconds(1));

            // Then
            assertThat(runs).isEmpty();
        }
    }

    @Test
    @DisplayName("INFRA-HOST-649 a rate counts real time, whatever the clock says")
    void ratesCountRealTime() throws InterruptedException {
        // Given
        try (var schedules = schedules("rate(1 minute)", "{}")) {
            // When
            now.updateAndGet(n -> n.plus(Duration.ofDays(1)));
            pass(schedules, Duration.ofSeconds(59));
            var before = runs.size();
            pass(schedules, Duration.ofSeconds(1));

            // Then
            assertThat(before).isZero();
            assertThat(runs).hasSize(1);
        }
    }

    @Test
    @DisplayName("INFRA-HOST-650 a run on order has the time that was asked for; a name that is none runs nothing")
    void runsOnOrder() throws InterruptedException {
        // Given
        try (var schedules = schedules("rate(1 minute)", "{\"time\":\"<aws.scheduler.scheduled-time>\"}")) {
            // When
            var result = schedules.run("daily", Instant.parse("2030-05-05T00:05:00Z"));
            var none = schedules.run("weekly", Instant.EPOCH);

            // Then
            assertThat(result).isPresent();
            assertThat(none).isEmpty();
            assertThat(runs).containsExactly("daily F {\"time\":\"2030-05-05T00:05:00Z\"}");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-266 the last runs tell who began each, for when, and what came of it, the newest first")
    void remembersTheLastRuns() throws InterruptedException {
        // Given
        try (var schedules = schedules("cron(5 0 * * ? *)", "{}")) {
            pass(schedules, Duration.ofMinutes(6));

            // When
            schedules.run("daily", Instant.parse("2030-05-05T00:05:00Z"));

            // Then
            var last = schedules.lastRuns().get("daily");
            assertThat(last)
                    .extracting(ScheduleRun::startedBy)
                    .containsExactly(ScheduleRun.StartedBy.REQUEST, ScheduleRun.StartedBy.SCHEDULE);
            assertThat(last)
                    .extracting(ScheduleRun::scheduledFor)
                    .containsExactly(Instant.parse("2030-05-05T00:05:00Z"), Instant.parse("2026-01-01T00:05:00Z"));
            assertThat(last)
                    .allSatisfy(run ->
                            assertThat(run.end().orElseThrow().result()).isInstanceOf(InvocationResult.Answered.class));
        }
    }

    @Test
    @DisplayName("INFRA-HOST-267 a run that goes on has no end yet, and the oldest runs are forgotten")
    void remembersSoMany() throws InterruptedException {
        // Given
        var history = new ScheduleHistory();
        var first = history.begin(Instant.EPOCH, Instant.EPOCH, ScheduleRun.StartedBy.SCHEDULE);
        var before = history.newestFirst();

        // When
        first.ended(new InvocationResult.Crashed(), Duration.ofSeconds(3));
        var after = history.newestFirst();
        for (int i = 1; i <= ScheduleHistory.MAX_RUNS; i++) {
            history.begin(Instant.ofEpochSecond(i), Instant.EPOCH, ScheduleRun.StartedBy.REQUEST);
        }

        // Then
        assertThat(before.getFirst().end()).isEmpty();
        assertThat(after.getFirst().end())
                .contains(new ScheduleRun.End(new InvocationResult.Crashed(), Duration.ofSeconds(3)));
        assertThat(history.newestFirst())
                .hasSize(ScheduleHistory.MAX_RUNS)
                .first()
                .returns(Instant.ofEpochSecond(ScheduleHistory.MAX_RUNS), ScheduleRun::scheduledFor);
        assertThat(history.newestFirst().getLast().scheduledFor()).isEqualTo(Instant.ofEpochSecond(1));
    }

    @Test
    @DisplayName("INFRA-HOST-651 an expression that is none stops the start with a sentence that names the schedule")
    void refusesAnExpression() {
        // Given / When / Then
        assertThatThrownBy(() -> schedules("rate(1 minutes)", "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the schedule daily of F")
                .hasMessageContaining("rate(1 minutes)");
    }
}
