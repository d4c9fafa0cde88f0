package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.runner.template.Resources;
import dev.groundwork.localstack.runner.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The event that EventBridge Scheduler sends: the template's input with its
 * <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html">context attributes</a>, or an
 * event that says which schedule it was.
 */
final class ScheduledEvent {

    private ScheduledEvent() {}

    static byte[] of(Template.Trigger.Schedule schedule, Instant time) {
        var id = UUID.randomUUID().toString();
        var at = time.truncatedTo(ChronoUnit.SECONDS).toString();
        var arn = "arn:aws:scheduler:" + Resources.REGION + ":" + Resources.ACCOUNT + ":schedule/default/"
                + schedule.name();
        return schedule.input()
                .map(input -> input.replace("<aws.scheduler.scheduled-time>", at)
                        .replace("<aws.scheduler.schedule-arn>", arn)
                        .replace("<aws.scheduler.execution-id>", id)
                        .replace("<aws.scheduler.attempt-number>", "1"))
                .orElseGet(() -> withoutInput(id, at, arn))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String withoutInput(String id, String at, String arn) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("version", "0");
        event.put("id", id);
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.scheduler");
        event.put("account", Resources.ACCOUNT);
        event.put("time", at);
        event.put("region", Resources.REGION);
        event.putArray("resources").add(arn);
        event.putObject("detail");
        return event.toString();
    }
}
