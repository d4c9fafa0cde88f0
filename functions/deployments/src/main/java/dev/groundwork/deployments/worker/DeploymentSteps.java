package dev.groundwork.deployments.worker;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.hosting.usecase.AdvanceDeployment;
import dev.groundwork.hosting.usecase.SettleApp;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due from the queue, each message by itself: one that fails comes again, the others of its batch do not
 * (<a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial batch answers</a>).
 */
public final class DeploymentSteps extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentSteps.class);

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    AdvanceDeployment advanceDeployment;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    SettleApp settleApp;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    JsonMapper json;

    /** As Lambda makes it. */
    public DeploymentSteps() {}

    /** On a container that stands already. */
    public DeploymentSteps(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        var failures = new ArrayList<BatchItemFailure>();
        for (var message : event.getRecords()) {
            if (!isHandled(message)) {
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private boolean isHandled(SQSMessage message) {
        try {
            handle(json.readValue(message.getBody(), StepMessage.class).read());
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.atError()
                    .addKeyValue("event", "step_failed")
                    .addKeyValue("messageId", message.getMessageId())
                    .setCause(e)
                    .log("A step of a deployment failed and will be tried again");
            return false;
        }
    }

    private void handle(WorkerMessage message) {
        if (message.deployment().isPresent()) {
            advanceDeployment.advance(message.app(), message.deployment().get(), message.turn());
            return;
        }
        if (settleApp.settle(message.app()) == SettleApp.Outcome.LATER) {
            LOG.atWarn()
                    .addKeyValue("event", "settle_later")
                    .addKeyValue("appId", message.app())
                    .log("A provider did not take a stop or a removal; the reconciler comes back");
        }
    }
}
