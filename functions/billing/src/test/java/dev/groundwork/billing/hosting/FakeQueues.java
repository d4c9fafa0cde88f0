package dev.groundwork.billing.hosting;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** SQS as far as billing uses it: keeps what is sent, until a test takes it; a process that was killed sends nothing. */
final class FakeQueues implements SqsClient {

    static final String DEBIT = "https://sqs.test/debit";
    static final String DEPLOYMENTS = "https://sqs.test/deployments";

    private final DyingProcess process;
    private final List<SendMessageRequest> sent = new ArrayList<>();

    FakeQueues(DyingProcess process) {
        this.process = process;
    }

    /** Returns the bodies that were sent to a queue since the last call. */
    synchronized List<String> take(String url) {
        var taken = sent.stream().filter(r -> r.queueUrl().equals(url)).toList();
        sent.removeAll(taken);
        return taken.stream().map(SendMessageRequest::messageBody).toList();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        process.beforeWrite();
        synchronized (this) {
            sent.add(request);
        }
        process.afterWrite();
        return SendMessageResponse.builder().messageId("m").build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
