package dev.groundwork.deployments.builds;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.groundwork.hosting.build.CompletedBuild;
import dev.groundwork.hosting.build.DeployBuild;
import dev.groundwork.json.JsonBody;
import dev.groundwork.kernel.ProblemException;
import dev.groundwork.runtime.MessageBatch;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handler of the queue of {@code build.completed}. An event that is malformed, or names nobody, goes to the dead letters at once, for no
 * repetition can help it; one that meets a passing fault comes again.
 */
public final class BuildEvents extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(BuildEvents.class);

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    DeployBuild deployBuild;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    DeadLetters deadLetters;

    /** Makes the handler as Lambda does. */
    public BuildEvents() {}

    /** Makes the handler on a container that is running already. */
    public BuildEvents(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        return new MessageBatch(this::handle, BuildEvents::failed).handle(event);
    }

    private void handle(SQSMessage message) {
        read(message.getBody()).ifPresentOrElse(build -> handle(message, build), () -> refuse(message, "malformed"));
    }

    private static void failed(SQSMessage message, RuntimeException failure) {
        LOG.atError()
                .addKeyValue("event", "build_failed")
                .addKeyValue("messageId", message.getMessageId())
                .setCause(failure)
                .log("A completed build was not handled and comes again");
    }

    private static Optional<CompletedBuild> read(String body) {
        try {
            return Optional.of(JsonBody.of(body).read(BuildEvent::read));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private void handle(SQSMessage message, CompletedBuild build) {
        switch (deployBuild.deploy(build)) {
            case DeployBuild.Outcome.Deployed(var deployment) ->
                LOG.atInfo()
                        .addKeyValue("event", "build_deployed")
                        .addKeyValue("deploymentId", deployment)
                        .log("A completed build has its deployment");
            case DeployBuild.Outcome.Known(var deployment) ->
                LOG.atInfo()
                        .addKeyValue("event", "build_known")
                        .addKeyValue("deploymentId", deployment)
                        .log("A completed build came again");
            case DeployBuild.Outcome.UnknownUser() -> refuse(message, "unknown_user");
            case DeployBuild.Outcome.NotConfigured(var provider) -> refuse(message, "provider_not_configured");
        }
    }

    private void refuse(SQSMessage message, String why) {
        deadLetters.put(message.getBody());
        LOG.atWarn()
                .addKeyValue("event", "build_refused")
                .addKeyValue("messageId", message.getMessageId())
                .addKeyValue("outcome", why)
                .log("A completed build cannot be deployed and went to the dead letters");
    }
}
