package dev.groundwork.localstack.runner.events;

import dev.groundwork.localstack.runner.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One schedule: when it is due as time passes, whether it runs, and its last runs. Safe for threads. */
final class ScheduleEntry {

    final String function;
    final Template.Trigger.Schedule schedule;
    private final ScheduleExpression expression;
    final ScheduleHistory history = new ScheduleHistory();
    private Duration sinceLast = Duration.ZERO;
    private boolean isRunning;

    ScheduleEntry(String function, Template.Trigger.Schedule schedule, ScheduleExpression expression) {
        this.function = function;
        this.schedule = schedule;
        this.expression = expression;
    }

    /**
     * When it was due within the time that passed until {@code now}, where a run begins for that: nothing where it was not due, or where
     * the last run still goes on.
     */
    synchronized Optional<Instant> begins(Instant now, Duration passed) {
        sinceLast = sinceLast.plus(passed);
        var due = due(now, passed);
        if (due.isPresent()) {
            sinceLast = Duration.ZERO;
        }
        if (due.isEmpty() || isRunning || !schedule.enabled()) {
            return Optional.empty();
        }
        isRunning = true;
        return due;
    }

    private Optional<Instant> due(Instant now, Duration passed) {
        return switch (expression) {
            case ScheduleExpression.Rate(var every) ->
                sinceLast.compareTo(every) >= 0 ? Optional.of(now) : Optional.empty();
            case ScheduleExpression.Cron cron -> cron.next(now.minus(passed)).filter(at -> !at.isAfter(now));
        };
    }

    synchronized ScheduleState state(Instant now) {
        var from =
                switch (expression) {
                    case ScheduleExpression.Rate rate -> now.minus(sinceLast);
                    case ScheduleExpression.Cron cron -> now;
                };
        return new ScheduleState(
                function,
                schedule.expression(),
                schedule.enabled(),
                schedule.enabled() ? expression.next(from) : Optional.empty());
    }

    synchronized void ended() {
        isRunning = false;
    }
}
