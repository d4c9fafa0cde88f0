package dev.groundwork.hosting.deployment;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.DeploymentProgress;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.Deploy;
import dev.groundwork.hosting.provider.HostingProvider.Service;
import dev.groundwork.hosting.provider.ProviderOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps that look at a provider and at an app's url, and change nothing there. */
final class WatchSteps {

    private static final Logger LOG = LoggerFactory.getLogger(WatchSteps.class);

    /** The time that a deployment may take to appear at the provider that has accepted it. */
    private static final Duration APPEARS_WITHIN = Duration.ofSeconds(30);

    private final BuildProbe probe;
    private final DeploymentLimits limits;

    WatchSteps(BuildProbe probe, DeploymentLimits limits) {
        this.probe = probe;
        this.limits = limits;
    }

    StepResult poll(Deployment deployment, HostingProvider provider, ServiceId service, Instant now) {
        var id = deployment.progress().providerDeploy().orElseThrow();
        return StepResult.of(provider.deployment(service, id), d -> state(deployment, d, now), () -> {
            var isLate = isReached(deployment.progress().sinceAccepted(now), APPEARS_WITHIN);
            return isLate
                    ? new StepResult.Fail(
                            DeploymentFailure.Code.UNKNOWN_DEPLOY, "The deployment is not at the provider.")
                    : new StepResult.Wait(DeploymentProgress.Step.POLL);
        });
    }

    private StepResult state(Deployment deployment, Deploy deploy, Instant now) {
        return switch (deploy.state()) {
            case QUEUED, BUILDING -> waitInTime(deployment, now);
            case UNKNOWN -> {
                LOG.atWarn()
                        .addKeyValue("event", "provider_status_unknown")
                        .addKeyValue("deploymentId", deployment.id())
                        .log("A provider answers a deployment status that is not known here");
                yield waitInTime(deployment, now);
            }
            case LIVE -> new StepResult.Live();
            case BUILD_FAILED -> new StepResult.Fail(DeploymentFailure.Code.BUILD_FAILED, deploy.detail());
            case START_FAILED -> new StepResult.Fail(DeploymentFailure.Code.START_FAILED, deploy.detail());
            case HEALTH_CHECK_FAILED ->
                new StepResult.Fail(DeploymentFailure.Code.HEALTH_CHECK_FAILED, deploy.detail());
            case SUPERSEDED -> new StepResult.End(Deployment.Status.SUPERSEDED);
            case CANCELLED -> new StepResult.End(Deployment.Status.CANCELLED);
        };
    }

    private StepResult waitInTime(Deployment deployment, Instant now) {
        return isReached(deployment.progress().sinceAccepted(now), limits.deployTimeout())
                ? new StepResult.Fail(
                        DeploymentFailure.Code.TIMEOUT, "It took longer than " + limits.deployTimeout() + ".")
                : new StepResult.Wait(DeploymentProgress.Step.POLL);
    }

    StepResult pollService(Deployment deployment, HostingProvider provider, ServiceId service, Instant now) {
        var isLate = isReached(deployment.progress().sinceAccepted(now), limits.probe());
        return StepResult.of(
                provider.service(service),
                s -> switch (s.state()) {
                    case RUNNING -> new StepResult.Live();
                    case CRASHED -> new StepResult.Fail(DeploymentFailure.Code.START_FAILED, "The process ended.");
                    case SUSPENDED ->
                        new StepResult.Fail(
                                DeploymentFailure.Code.PROVIDER_REJECTED, "The provider has suspended the service.");
                    case STOPPED, NONE, UNKNOWN ->
                        isLate
                                ? new StepResult.Fail(DeploymentFailure.Code.HEALTH_CHECK_FAILED, "It did not start.")
                                : new StepResult.Wait(DeploymentProgress.Step.START_SERVICE);
                },
                () -> new StepResult.Fail(
                        DeploymentFailure.Code.UNKNOWN_DEPLOY, "The service is not at the provider any more."));
    }

    StepResult probe(App app, Deployment deployment, HostingProvider provider, ServiceId service, Instant now) {
        return StepResult.of(
                provider.service(service),
                s -> s.url()
                        .filter(url -> answers(app, deployment, provider, s, url))
                        .<StepResult>map(StepResult.Serves::new)
                        .orElseGet(() -> isReached(deployment.progress().sinceLive(now), limits.probe())
                                ? new StepResult.Fail(
                                        DeploymentFailure.Code.HEALTH_CHECK_FAILED, "Its url did not answer.")
                                : new StepResult.Wait(DeploymentProgress.Step.PROBE)),
                () -> new StepResult.Fail(
                        DeploymentFailure.Code.UNKNOWN_DEPLOY, "The service is not at the provider any more."));
    }

    /** Tells whether the build answers. For an app that does not tell its build, the provider has to say that this very deployment is live. */
    private boolean answers(App app, Deployment deployment, HostingProvider provider, Service service, URI url) {
        var isStart = deployment.trigger() == Deployment.Trigger.START;
        var expected = isStart ? app.serving().build().orElse(deployment.id()) : deployment.artifact();
        return switch (probe.probe(url, expected)) {
            case THIS_BUILD -> true;
            case OTHER_BUILD, NO_ANSWER -> false;
            case ANSWERS ->
                isStart
                        ? service.state() == HostingProvider.ServiceState.RUNNING
                        : isActive(deployment, provider, service.id());
        };
    }

    private static boolean isActive(Deployment deployment, HostingProvider provider, ServiceId service) {
        var id = deployment.progress().providerDeploy().orElseThrow();
        return provider.deployment(service, id) instanceof ProviderOutcome.Answered<Deploy>(var deploy)
                && deploy.state() == HostingProvider.DeployState.LIVE;
    }

    private static boolean isReached(Duration took, Duration limit) {
        return took.compareTo(limit) >= 0;
    }
}
