package dev.groundwork.bench;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** SQS as far as the debit uses it: keeps the messages of its queue, without the delays. */
final class MessageQueues implements SqsClient {

    static final String DEBIT = "https://sqs.bench/debit";
    static final String DEPLOYMENTS = "https://sqs.bench/deployments";

    private final MortalProcess process;
    private final BlockingQueue<String> debit = new LinkedBlockingQueue<>();

    MessageQueues(MortalProcess process) {
        this.process = process;
    }

    /** The bodies of the messages that wait. */
    BlockingQueue<String> debit() {
        return debit;
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        process.pass();
        if (request.queueUrl().equals(DEBIT)) {
            debit.add(request.messageBody());
        }
        process.pass();
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
