package dev.groundwork.hosting.usecase;

import dev.groundwork.appregistry.model.DeploymentStatus;
import dev.groundwork.appregistry.model.DeploymentStep;
import dev.groundwork.appregistry.model.FailureCode;
import dev.groundwork.appregistry.model.PendingReason;
import dev.groundwork.appregistry.model.ProviderDeployId;
import dev.groundwork.appregistry.model.ServiceId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What came of one step of a deployment, before it is written down. */
sealed interface StepResult {

    /** The service is there, ours. */
    record Found(ServiceId service) implements StepResult {}

    /** The provider has taken the order. */
    record Accepted(Optional<ProviderDeployId> deploy, DeploymentStep following) implements StepResult {}

    /** The provider says that it runs. */
    record Live() implements StepResult {}

    /** It answers at its url. */
    record Serves(URI url) implements StepResult {}

    /** Things take their time. */
    record Wait(DeploymentStep step) implements StepResult {}

    /** The provider cannot now. */
    record Pause(PendingReason reason, Optional<Duration> after) implements StepResult {}

    /** It will not come to life. */
    record Fail(FailureCode code, String detail) implements StepResult {}

    /** Somebody ended it at the provider. */
    record End(DeploymentStatus status) implements StepResult {}
}
