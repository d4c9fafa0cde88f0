package dev.groundwork.localstack.runner;

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
        template.queues()
                .values()
                .forEach(queue -> queues.configure(queue.id(), new QueueAttributes(attributes(queue))));
        for (var function : template.functions().values()) {
            var attributes = Map.of(
                    "VisibilityTimeout", Long.toString(function.timeout().toSeconds() * LAMBDA_FACTOR),
                    "MessageRetentionPeriod", Integer.toString(RETENTION_SECONDS));
            for (var trigger : function.triggers()) {
                if (trigger instanceof Template.Trigger.Rule rule) {
                    queues.configure(Rules.queue(function.id(), rule), new QueueAttributes(attributes));
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
}
