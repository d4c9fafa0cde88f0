package dev.groundwork.hosting.deployment;

import dev.groundwork.appregistry.WorkerMessage;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The worker's queue at SQS, which delays by whole seconds. */
@Singleton
final class SqsWorkerQueue implements WorkerQueue {

    private static final Logger LOG = LoggerFactory.getLogger(SqsWorkerQueue.class);

    private final SqsClient sqs;
    private final String url;

    SqsWorkerQueue(SqsClient sqs, @Value("${groundwork.deployments.queue.url}") String url) {
        this.sqs = sqs;
        this.url = url;
    }

    @Override
    public void send(WorkerMessage message, Duration after) {
        var delay = after.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : after;
        try {
            sqs.sendMessage(r -> r.queueUrl(url)
                    .messageBody(message.json())
                    .delaySeconds(Math.toIntExact(delay.plusMillis(999).toSeconds())));
        } catch (SdkException e) {
            LOG.atWarn()
                    .addKeyValue("appId", message.app())
                    .setCause(e)
                    .log("A message to the worker was not sent; the reconciler will");
        }
    }
}
