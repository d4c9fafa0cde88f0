package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.runner.cloud.QueueClient;
import dev.groundwork.localstack.runner.template.Resources;
import dev.groundwork.localstack.runner.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Receives messages from a queue for a function as Lambda does: processed messages are deleted, failed ones become visible again later. */
public final class QueuePoller implements Poller {

    private static final long PAUSE_MILLIS = 50;

    /** The number of batches at the same time: one less than the events that a process takes, so that schedules of the same function get through. */
    private static final int RECEIVERS = 3;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String function;
    private final Template.Trigger.Queue queue;
    private final QueueClient queues;
    private final FunctionInvoker functions;
    private final Activity activity;
    private volatile boolean closed;

    public QueuePoller(
            String function,
            Template.Trigger.Queue queue,
            QueueClient queues,
            FunctionInvoker functions,
            Activity activity) {
        this.function = function;
        this.queue = queue;
        this.queues = queues;
        this.functions = functions;
        this.activity = activity;
    }

    @Override
    public void start() {
        for (int i = 0; i < RECEIVERS; i++) {
            Thread.ofVirtual().name("queue-" + function).start(this::repeat);
        }
    }

    private void repeat() {
        try {
            while (!closed) {
                if (!hasDue() || !receive()) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whether a message is visible now. A delayed message does not count. */
    @Override
    public boolean hasDue() {
        return queues.due(queue.queue()) > 0;
    }

    /** Receives and delivers one batch. Returns false where the queue had nothing. */
    private boolean receive() throws InterruptedException {
        try (var _ = activity.begin()) {
            var messages = queues.receive(queue.queue(), queue.batchSize());
            if (!messages.isEmpty()) {
                deliver(messages);
            }
            return !messages.isEmpty();
        }
    }

    private void deliver(List<JsonNode> messages) throws InterruptedException {
        var event = NODES.objectNode();
        var records = event.putArray("Records");
        messages.forEach(message -> records.add(record(message)));
        var ids = messages.stream().map(QueuePoller::id).toList();
        var result = functions.invoke(function, event.toString().getBytes(StandardCharsets.UTF_8));
        var done =
                switch (BatchResult.of(result, queue.partialAnswers(), ids)) {
                    case BatchResult.Done() -> messages;
                    case BatchResult.AllFailed() -> List.<JsonNode>of();
                    case BatchResult.SomeFailed(var failed) ->
                        messages.stream().filter(m -> !failed.contains(id(m))).toList();
                };
        done.forEach(m -> queues.delete(queue.queue(), m.path("ReceiptHandle").asText()));
    }

    private static String id(JsonNode message) {
        return message.path("MessageId").asText();
    }

    /** From SQS's form of a message to that of Lambda's event. */
    private ObjectNode record(JsonNode message) {
        var record = NODES.objectNode();
        record.put("messageId", id(message));
        record.put("receiptHandle", message.path("ReceiptHandle").asText());
        record.put("body", message.path("Body").asText());
        record.set("attributes", message.has("Attributes") ? message.get("Attributes") : NODES.objectNode());
        var attributes = record.putObject("messageAttributes");
        message.path("MessageAttributes").properties().forEach(entry -> {
            var attribute = attributes.putObject(entry.getKey());
            entry.getValue().properties().forEach(m -> attribute.set(lowerFirst(m.getKey()), m.getValue()));
        });
        record.put("md5OfBody", message.path("MD5OfBody").asText());
        record.put("eventSource", "aws:sqs");
        record.put("eventSourceARN", Resources.queueArn(queue.queue()));
        record.put("awsRegion", Resources.REGION);
        return record;
    }

    private static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    @Override
    public void close() {
        closed = true;
    }
}
