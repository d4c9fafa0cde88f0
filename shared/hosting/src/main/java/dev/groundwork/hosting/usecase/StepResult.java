package dev.groundwork.hosting.usecase;

import dev.groundwork.hosting.domain.DeploymentStatus;
import dev.groundwork.hosting.domain.FailureCode;
import dev.groundwork.hosting.domain.PendingReason;
import dev.groundwork.hosting.domain.ProviderDeployId;
import dev.groundwork.hosting.domain.ServiceId;
import dev.groundwork.hosting.domain.Step;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What came of one step of a deployment, before it is written down. */
sealed interface StepResult {

    /** The service is there, ours. */
    record Found(ServiceId service) implements StepResult {}

    /** The provider has taken the order. */
    record Accepted(Optional<ProviderDeployId> deploy, Step following) implements StepResult {}

    /** The provider says that it runs. */
    record Live() implements StepResult {}

    /** It answers at its url. */
    record Serves(URI url) implements StepResult {}

    /** Things take their time. */
    record Wait(Step step) implements StepResult {}

    /** The provider cannot now. */
    record Pause(PendingReason reason, Optional<Duration> after) implements StepResult {}

    /** It will not come to life. */
    record Fail(FailureCode code, String detail) implements StepResult {}

    /** Somebody ended it at the provider. */
    record End(DeploymentStatus status) implements StepResult {}
}
