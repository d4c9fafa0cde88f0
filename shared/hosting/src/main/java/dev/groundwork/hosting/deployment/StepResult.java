package dev.groundwork.hosting.deployment;

import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.DeploymentProgress;
import dev.groundwork.appregistry.model.DeploymentProgress.PendingReason;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The result of one step of a deployment, before it is recorded. */
sealed interface StepResult {

    /** Our service exists. */
    record Found(ServiceId service) implements StepResult {}

    /** The newest deployment that the provider has before this one is ordered. */
    record Newest(Optional<ProviderDeployId> previous, DeploymentProgress.Step following) implements StepResult {}

    /** The provider has accepted the deployment. */
    record Accepted(Optional<ProviderDeployId> deploy, DeploymentProgress.Step following) implements StepResult {}

    /** The provider says that the deployment runs. */
    record Live() implements StepResult {}

    /** The build answers at the url. */
    record Serves(URI url) implements StepResult {}

    /** The provider is still at work: poll again later. */
    record Wait(DeploymentProgress.Step step) implements StepResult {}

    /** The provider cannot do it now: try again later; the deployment timeout does not run meanwhile. */
    record Pause(PendingReason reason, Optional<Duration> after) implements StepResult {}

    /** The deployment failed. */
    record Fail(DeploymentFailure.Code code, String detail) implements StepResult {}

    /** The deployment was ended at the provider. */
    record End(Deployment.Status status) implements StepResult {}
}
