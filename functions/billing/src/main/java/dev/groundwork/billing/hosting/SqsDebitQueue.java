package dev.groundwork.billing.hosting;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue of the debit at SQS. */
@Singleton
final class SqsDebitQueue implements DebitQueue {

    private final SqsClient sqs;
    private final String url;

    SqsDebitQueue(SqsClient sqs, @Value("${groundwork.hosting.debit.queue.url}") String url) {
        this.sqs = sqs;
        this.url = url;
    }

    @Override
    public void send(DebitMessage message, Duration after) {
        sqs.sendMessage(r -> r.queueUrl(url)
                .messageBody(DebitMessageJson.write(message))
                .delaySeconds(Math.toIntExact(after.toSeconds())));
    }
}
