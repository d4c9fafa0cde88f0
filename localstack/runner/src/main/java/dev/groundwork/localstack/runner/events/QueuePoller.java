package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.runner.cloud.Sqs;
import dev.groundwork.localstack.runner.template.Resources;
import dev.groundwork.localstack.runner.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Receives from a queue for a function as Lambda does: what the answer does not name as failed is deleted, the rest becomes visible again. */
public final class QueuePoller implements Poller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAUSE_MILLIS = 50;

    private final String function;
    private final Template.Trigger.Queue queue;
    private final Sqs sqs;
    private final Functions functions;
    private volatile boolean closed;
    private volatile boolean busy;

    public QueuePoller(String function, Template.Trigger.Queue queue, Sqs sqs, Functions functions) {
        this.function = function;
        this.queue = queue;
        this.sqs = sqs;
        this.functions = functions;
    }

    @Override
    public void start() {
        Thread.ofVirtual().name("queue-" + function).start(() -> {
            try {
                while (!closed) {
                    busy = true;
                    var messages = sqs.receive(queue.queue(), queue.batchSize());
                    if (!messages.isEmpty()) {
                        deliver(messages);
                    }
                    busy = false;
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** A message that waits for a later time does not count: nothing is due. */
    @Override
    public boolean isIdle() {
        return !busy && !sqs.isDue(queue.queue());
    }

    private void deliver(List<Sqs.Message> messages) throws InterruptedException {
        var event = JSON.createObjectNode();
        var records = event.putArray("Records");
        for (var message : messages) {
            var record = records.addObject();
            record.put("messageId", message.id());
            record.put("receiptHandle", message.id());
            record.put("body", message.body());
            record.putObject("attributes")
                    .put("ApproximateReceiveCount", Integer.toString(message.receives()))
                    .put("SentTimestamp", Long.toString(message.sentAt()));
            record.putObject("messageAttributes");
            record.put("eventSource", "aws:sqs");
            record.put(
                    "eventSourceARN",
                    "arn:aws:sqs:" + Resources.REGION + ":" + Resources.ACCOUNT + ":" + queue.queue());
            record.put("awsRegion", Resources.REGION);
        }
        var failed = Batches.failed(functions.invoke(function, event.toString().getBytes(StandardCharsets.UTF_8)));
        if (failed.isPresent()) {
            messages.stream()
                    .filter(message ->
                            !queue.partialBatchAnswers() || !failed.get().contains(message.id()))
                    .forEach(message -> sqs.delete(queue.queue(), message.id()));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
