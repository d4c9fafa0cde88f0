package dev.groundwork.localstack.runner.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Queues, as this program uses them for the functions: it receives, deletes, and puts what was given up among the dead letters. */
public final class QueueClient {

    /** SQS hands out so many at most. */
    private static final int MAX_BATCH = 10;

    private final JsonClient sqs;
    private final String endpoint;
    private final String account;

    /**
     * @param endpoint where queue urls lead
     * @param account part of queue urls
     */
    public QueueClient(JsonClient sqs, String endpoint, String account) {
        this.sqs = sqs;
        this.endpoint = endpoint;
        this.account = account;
    }

    private ObjectNode at(String queue) {
        return JsonClient.object().put("QueueUrl", endpoint + "/" + account + "/" + queue);
    }

    /** Puts a text into a queue. */
    public void send(String queue, String body) {
        sqs.call("SendMessage", at(queue).put("MessageBody", body));
    }

    /** Takes up to {@code max} messages that are visible now, as SQS shows them. */
    public List<JsonNode> receive(String queue, int max) {
        var taken = new ArrayList<JsonNode>();
        while (taken.size() < max) {
            var asked = Math.min(MAX_BATCH, max - taken.size());
            var request = at(queue).put("MaxNumberOfMessages", asked).put("WaitTimeSeconds", 0);
            request.putArray("MessageSystemAttributeNames").add("All");
            request.putArray("MessageAttributeNames").add("All");
            var messages = sqs.call("ReceiveMessage", request).path("Messages");
            messages.forEach(taken::add);
            if (messages.size() < asked) {
                break;
            }
        }
        return taken;
    }

    /** Removes a message that was worked on. */
    public void delete(String queue, String receiptHandle) {
        sqs.call("DeleteMessage", at(queue).put("ReceiptHandle", receiptHandle));
    }

    /** Hides a message that was received for so long from now on. */
    public void hide(String queue, String receiptHandle, Duration time) {
        sqs.call(
                "ChangeMessageVisibility",
                at(queue).put("ReceiptHandle", receiptHandle).put("VisibilityTimeout", time.toSeconds()));
    }

    /** Returns the number of messages that can be received now. */
    public long due(String queue) {
        var request = at(queue);
        request.putArray("AttributeNames").add("ApproximateNumberOfMessages");
        return sqs.call("GetQueueAttributes", request)
                .path("Attributes")
                .path("ApproximateNumberOfMessages")
                .asLong();
    }
}
