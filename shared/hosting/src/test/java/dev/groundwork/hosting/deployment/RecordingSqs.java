package dev.groundwork.hosting.deployment;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** SQS as far as it is used: records messages, or fails when a test says so. */
public final class RecordingSqs implements SqsClient {

    private final List<SendMessageRequest> sent = new ArrayList<>();
    private boolean fails;

    /** Sets whether it accepts nothing. */
    public synchronized void fails(boolean doesFail) {
        fails = doesFail;
    }

    /** Returns the messages since the last call. */
    public synchronized List<SendMessageRequest> take() {
        var taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    @Override
    public synchronized SendMessageResponse sendMessage(SendMessageRequest request) {
        if (fails) {
            throw SdkClientException.create("no answer");
        }
        sent.add(request);
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
