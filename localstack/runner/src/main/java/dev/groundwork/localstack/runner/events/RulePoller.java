package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.localstack.runner.cloud.QueueClient;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import dev.groundwork.localstack.runner.lambda.LineLog;
import dev.groundwork.localstack.runner.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Brings the events of a rule to its function as an asynchronous invocation does: one at a time, again after a failure as often as the function
 * allows, then to the dead letters. Lambda waits a minute and then two; here it is seconds.
 */
public final class RulePoller implements Poller {

    private static final long PAUSE_MILLIS = 50;

    private final Template.Function function;
    private final String queue;
    private final Optional<String> deadLetters;
    private final QueueClient queues;
    private final FunctionInvoker functions;
    private final Activity activity;
    private final LineLog log;
    private volatile boolean closed;

    public RulePoller(
            Template.Function function,
            Template.Trigger.Rule rule,
            QueueClient queues,
            FunctionInvoker functions,
            Activity activity,
            LineLog log) {
        this.function = function;
        this.queue = Rules.queue(function.id(), rule);
        this.deadLetters = function.asyncFailures().or(rule::deadLetters);
        this.queues = queues;
        this.functions = functions;
        this.activity = activity;
        this.log = log;
    }

    @Override
    public void start() {
        Thread.ofVirtual().name("rule-" + function.id()).start(() -> {
            try {
                while (!closed) {
                    if (!hasDue() || !receive()) {
                        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public boolean hasDue() {
        return queues.due(queue) > 0;
    }

    private boolean receive() throws InterruptedException {
        try (var _ = activity.begin()) {
            var messages = queues.receive(queue, 1);
            for (var message : messages) {
                deliver(message);
            }
            return !messages.isEmpty();
        }
    }

    private void deliver(JsonNode message) throws InterruptedException {
        var handle = message.path("ReceiptHandle").asText();
        var event = message.path("Body").asText();
        var result = functions.invoke(function.id(), event.getBytes(StandardCharsets.UTF_8));
        var attempts =
                message.path("Attributes").path("ApproximateReceiveCount").asInt(1);
        if (result instanceof InvocationResult.Answered) {
            queues.delete(queue, handle);
        } else if (attempts <= function.asyncRetries()) {
            queues.hide(queue, handle, Duration.ofSeconds(attempts));
        } else {
            log.line(function.id(), "an event was given up after " + attempts + " tries");
            deadLetters.ifPresent(letters -> queues.send(letters, event));
            queues.delete(queue, handle);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
