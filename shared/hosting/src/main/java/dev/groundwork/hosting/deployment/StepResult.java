package dev.groundwork.hosting.deployment;

import dev.groundwork.appregistry.model.DeploymentStatus;
import dev.groundwork.appregistry.model.DeploymentStep;
import dev.groundwork.appregistry.model.FailureCode;
import dev.groundwork.appregistry.model.PendingReason;
import dev.groundwork.appregistry.model.ProviderDeployId;
import dev.groundwork.appregistry.model.ServiceId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The result of one step of a deployment, before it is recorded. */
sealed interface StepResult {

    /** Our service exists. */
    record Found(ServiceId service) implements StepResult {}

    /** The provider has accepted the deployment. */
    record Accepted(Optional<ProviderDeployId> deploy, DeploymentStep following) implements StepResult {}

    /** The provider says that the deployment runs. */
    record Live() implements StepResult {}

    /** The build answers at the url. */
    record Serves(URI url) implements StepResult {}

    /** The provider is still at work: poll again later. */
    record Wait(DeploymentStep step) implements StepResult {}

    /** The provider cannot do it now: try again later; the deployment timeout does not run meanwhile. */
    record Pause(PendingReason reason, Optional<Duration> after) implements StepResult {}

    /** The deployment failed. */
    record Fail(FailureCode code, String detail) implements StepResult {}

    /** The deployment was ended at the provider. */
    record End(DeploymentStatus status) implements StepResult {}
}
