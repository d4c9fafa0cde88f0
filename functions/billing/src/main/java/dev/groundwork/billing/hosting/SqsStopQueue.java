package dev.groundwork.billing.hosting;

import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.kernel.AppId;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The worker's queue at SQS. */
@Singleton
final class SqsStopQueue implements StopQueue {

    private static final Logger LOG = LoggerFactory.getLogger(SqsStopQueue.class);

    private final SqsClient sqs;
    private final String url;

    SqsStopQueue(SqsClient sqs, @Value("${groundwork.deployments.queue.url}") String url) {
        this.sqs = sqs;
        this.url = url;
    }

    @Override
    public void send(AppId app) {
        try {
            sqs.sendMessage(r ->
                    r.queueUrl(url).messageBody(WorkerMessage.stopOrRemove(app).json()));
        } catch (SdkException e) {
            LOG.atWarn()
                    .addKeyValue("appId", app)
                    .setCause(e)
                    .log("The worker was not asked to stop an app; the reconciler will");
        }
    }
}
