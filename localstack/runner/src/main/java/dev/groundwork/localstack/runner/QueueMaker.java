package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.cloud.sqs.Outgoing;
import dev.groundwork.localstack.cloud.sqs.QueueAttributes;
import dev.groundwork.localstack.cloud.sqs.Queues;
import dev.groundwork.localstack.runner.events.Rules;
import dev.groundwork.localstack.runner.template.Resources;
import dev.groundwork.localstack.runner.template.Template;
import java.util.Map;
import java.util.TreeMap;

/** Makes the queues of the template, and those in which events wait for functions. */
final class QueueMaker {

    private static final int RETENTION_SECONDS = 1_209_600;
    private static final int LAMBDA_FACTOR = 6;

    private final Queues queues;

    QueueMaker(Queues queues) {
        this.queues = queues;
    }

    void make(Template template) {
        template.queues().values().forEach(queue -> make(queue.id(), attributes(queue)));
        for (var function : template.functions().values()) {
            var attributes = Map.of(
                    "VisibilityTimeout", Long.toString(function.timeout().toSeconds() * LAMBDA_FACTOR),
                    "MessageRetentionPeriod", Integer.toString(RETENTION_SECONDS));
            for (var trigger : function.triggers()) {
                if (trigger instanceof Template.Trigger.Rule rule) {
                    make(Rules.queue(function.id(), rule), attributes);
                }
            }
        }
    }

    private static Map<String, String> attributes(Template.QueueResource queue) {
        var attributes = new TreeMap<String, String>();
        attributes.put("VisibilityTimeout", Long.toString(queue.visibility().toSeconds()));
        attributes.put("DelaySeconds", Long.toString(queue.delay().toSeconds()));
        attributes.put("MessageRetentionPeriod", Integer.toString(RETENTION_SECONDS));
        queue.deadLetters()
                .ifPresent(letters -> attributes.put(
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"" + Resources.queueArn(letters) + "\",\"maxReceiveCount\":"
                                + queue.maxReceives() + "}"));
        return attributes;
    }

    /** A queue that the template now wants otherwise is made again, with the messages that it had. */
    private void make(String name, Map<String, String> given) {
        var attributes = new QueueAttributes(given);
        if (!queues.names().contains(name)) {
            queues.create(name, attributes);
            return;
        }
        var before = queues.snapshot(name);
        if (!before.attributes().equals(attributes)) {
            queues.drop(name);
            queues.create(name, attributes);
            before.messages().forEach(message -> queues.send(name, Outgoing.of(message.body(), message.sender())));
        }
    }
}
