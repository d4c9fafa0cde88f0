package dev.groundwork.hosting.deployment;

import static dev.groundwork.appregistry.model.PendingReason.Code.PROVIDER_UNAVAILABLE;
import static dev.groundwork.appregistry.model.PendingReason.Code.RATE_LIMITED;

import dev.groundwork.appregistry.model.App.GitHubRepository;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.DeploymentProgress;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.PendingReason;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.ProviderOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The result of one step of a deployment, before it is recorded. */
sealed interface StepResult {

    /** The source is where the provider reads it. */
    record Pushed(Optional<GitHubRepository> repository) implements StepResult {}

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

    /**
     * Converts the outcome of a call.
     *
     * @param answered the result of an answer
     * @param missing the result when the object is not at the provider
     */
    static <T> StepResult of(
            ProviderOutcome<T> outcome, Function<T, StepResult> answered, Supplier<StepResult> missing) {
        return switch (outcome) {
            case ProviderOutcome.Answered<T>(var value) -> answered.apply(value);
            case ProviderOutcome.Missing<T>() -> missing.get();
            case ProviderOutcome.NameConflict<T>() ->
                new Fail(DeploymentFailure.Code.NAME_CONFLICT, "The name is taken at the provider.");
            case ProviderOutcome.Rejected<T>(var detail) -> new Fail(DeploymentFailure.Code.PROVIDER_REJECTED, detail);
            case ProviderOutcome.VariableRefused<T>(var detail) ->
                new Fail(DeploymentFailure.Code.VARIABLE_REFUSED, detail);
            case ProviderOutcome.Unavailable<T>(var rateLimited, var after) -> pause(rateLimited, after);
            case ProviderOutcome.TokenRefused<T>() -> pause(false, Optional.empty());
        };
    }

    /** Returns the result that whoever is called cannot do it now. */
    static StepResult pause(boolean rateLimited, Optional<Duration> after) {
        return new Pause(PendingReason.of(rateLimited ? RATE_LIMITED : PROVIDER_UNAVAILABLE), after);
    }
}
