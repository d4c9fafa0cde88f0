package dev.groundwork.deployments.steps;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.hosting.build.BeginWaitingBuild;
import dev.groundwork.hosting.database.AdvanceDatabase;
import dev.groundwork.hosting.deployment.AdvanceDeployment;
import dev.groundwork.hosting.domain.CheckDomains;
import dev.groundwork.hosting.lifecycle.StopOrRemoveApp;
import dev.groundwork.hosting.reconcile.CheckApp;
import dev.groundwork.json.JsonBody;
import dev.groundwork.runtime.MessageBatch;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handler of the queue of deployments. It handles each message by itself. */
public final class DeploymentSteps extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentSteps.class);

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    AdvanceDeployment advanceDeployment;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    StopOrRemoveApp stopOrRemoveApp;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    CheckApp checkApp;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    CheckDomains checkDomains;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    AdvanceDatabase advanceDatabase;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    BeginWaitingBuild beginWaitingBuild;

    /** Makes the handler as Lambda does. */
    public DeploymentSteps() {}

    /** Makes the handler on a container that is running already. */
    public DeploymentSteps(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        return new MessageBatch(this::handle, DeploymentSteps::failed).handle(event);
    }

    private void handle(SQSMessage message) {
        var step = JsonBody.of(message.getBody()).read(StepMessage::read);
        handle(step);
        beginWaitingBuild.begin(step.app());
    }

    private static void failed(SQSMessage message, RuntimeException failure) {
        LOG.atError()
                .addKeyValue("event", "step_failed")
                .addKeyValue("messageId", message.getMessageId())
                .setCause(failure)
                .log("A step of a deployment failed and will be tried again");
    }

    private void handle(WorkerMessage message) {
        if (message.deployment().isPresent()) {
            advanceDeployment.advance(message.app(), message.deployment().get(), message.turn());
            return;
        }
        if (stopOrRemoveApp.apply(message.app()) == StopOrRemoveApp.Outcome.LATER) {
            LOG.atWarn()
                    .addKeyValue("event", "stop_or_removal_later")
                    .addKeyValue("appId", message.app())
                    .log("A provider did not accept a stop or a removal; the reconciler asks again");
            return;
        }
        checkApp.check(message.app());
        checkDomains.check(message.app());
        advanceDatabase.advance(message.app());
    }
}
