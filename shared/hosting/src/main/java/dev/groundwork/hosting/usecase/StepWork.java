package dev.groundwork.hosting.usecase;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentStatus;
import dev.groundwork.appregistry.model.DeploymentStep;
import dev.groundwork.appregistry.model.DeploymentTrigger;
import dev.groundwork.appregistry.model.FailureCode;
import dev.groundwork.appregistry.model.PendingReason;
import dev.groundwork.appregistry.model.ServiceId;
import dev.groundwork.hosting.domain.Stack;
import dev.groundwork.hosting.port.BuildProbe;
import dev.groundwork.hosting.port.HostingProvider;
import dev.groundwork.hosting.port.HostingProvider.Deploy;
import dev.groundwork.hosting.port.HostingProvider.DeployOrder;
import dev.groundwork.hosting.port.HostingProvider.Service;
import dev.groundwork.hosting.port.ProviderOutcome;
import dev.groundwork.hosting.port.SourceRepository;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one step of a deployment at its provider. Writes nothing down, and may be done again after any crash. */
final class StepWork {

    private static final Logger LOG = LoggerFactory.getLogger(StepWork.class);

    /** The variable in which a process finds which build it is. */
    private static final String BUILD_ID = "GROUNDWORK_BUILD_ID";

    /** A deployment may take this long to appear at the provider that has taken it. */
    private static final Duration APPEARS_WITHIN = Duration.ofSeconds(30);

    private final SourceRepository repositories;
    private final BuildProbe probe;
    private final HostingLimits limits;
    private final Stack stack;

    StepWork(SourceRepository repositories, BuildProbe probe, HostingLimits limits, Stack stack) {
        this.repositories = repositories;
        this.probe = probe;
        this.limits = limits;
        this.stack = stack;
    }

    StepResult perform(App app, Deployment deployment, HostingProvider provider, Instant now) {
        return switch (deployment.progress().step()) {
            case ENSURE_SERVICE -> ensureService(app, provider);
            case DEPLOY -> withService(app, service -> deploy(app, deployment, provider, service));
            case START_SERVICE -> withService(app, service -> start(provider, service));
            case POLL -> withService(app, service -> poll(deployment, provider, service, now));
            case POLL_SERVICE -> withService(app, service -> pollService(deployment, provider, service, now));
            case PROBE -> withService(app, service -> probe(app, deployment, provider, service, now));
        };
    }

    private static StepResult withService(App app, Function<ServiceId, StepResult> step) {
        return app.serving().service().map(step).orElseGet(() -> new StepResult.Wait(DeploymentStep.ENSURE_SERVICE));
    }

    private StepResult ensureService(App app, HostingProvider provider) {
        var marker = stack.marker(app.id());
        var name = app.identity().slug();
        var found = provider.findService(name);
        var service = found instanceof ProviderOutcome.Missing ? provider.createService(name, marker) : found;
        return judge(
                service,
                s -> s.marker().equals(marker)
                        ? new StepResult.Found(s.id())
                        : new StepResult.Fail(FailureCode.NAME_CONFLICT, "The name is taken at the provider."),
                () -> new StepResult.Wait(DeploymentStep.ENSURE_SERVICE));
    }

    private StepResult deploy(App app, Deployment deployment, HostingProvider provider, ServiceId service) {
        var found = provider.findDeploy(service, deployment.id());
        var ordered = found instanceof ProviderOutcome.Missing
                ? provider.deploy(
                        service,
                        new DeployOrder(
                                repositories.url(app.id()),
                                deployment.commit().orElseThrow(),
                                Map.of(BUILD_ID, deployment.id().value()),
                                deployment.id()))
                : found;
        return judge(
                ordered,
                d -> new StepResult.Accepted(Optional.of(d.id()), DeploymentStep.POLL),
                () -> new StepResult.Fail(FailureCode.UNKNOWN_DEPLOY, "The service is not at the provider any more."));
    }

    private static StepResult start(HostingProvider provider, ServiceId service) {
        return judge(
                provider.start(service),
                s -> new StepResult.Accepted(Optional.empty(), DeploymentStep.POLL_SERVICE),
                () -> new StepResult.Fail(FailureCode.UNKNOWN_DEPLOY, "The service is not at the provider any more."));
    }

    private StepResult poll(Deployment deployment, HostingProvider provider, ServiceId service, Instant now) {
        var id = deployment.progress().providerDeploy().orElseThrow();
        return judge(provider.deployment(service, id), d -> state(deployment, d, now), () -> {
            var isLate = isOver(deployment.progress().sinceAccepted(now), APPEARS_WITHIN);
            return isLate
                    ? new StepResult.Fail(FailureCode.UNKNOWN_DEPLOY, "The deployment is not at the provider.")
                    : new StepResult.Wait(DeploymentStep.POLL);
        });
    }

    private StepResult state(Deployment deployment, Deploy deploy, Instant now) {
        return switch (deploy.state()) {
            case QUEUED, BUILDING -> waitInTime(deployment, now);
            case UNKNOWN -> {
                LOG.atWarn()
                        .addKeyValue("event", "provider_status_unknown")
                        .addKeyValue("deploymentId", deployment.id())
                        .log("A provider tells a status that we do not know");
                yield waitInTime(deployment, now);
            }
            case LIVE -> new StepResult.Live();
            case BUILD_FAILED -> new StepResult.Fail(FailureCode.BUILD_FAILED, deploy.detail());
            case START_FAILED -> new StepResult.Fail(FailureCode.START_FAILED, deploy.detail());
            case HEALTH_CHECK_FAILED -> new StepResult.Fail(FailureCode.HEALTH_CHECK_FAILED, deploy.detail());
            case SUPERSEDED -> new StepResult.End(DeploymentStatus.SUPERSEDED);
            case CANCELLED -> new StepResult.End(DeploymentStatus.CANCELLED);
        };
    }

    private StepResult waitInTime(Deployment deployment, Instant now) {
        return isOver(deployment.progress().sinceAccepted(now), limits.deployTimeout())
                ? new StepResult.Fail(FailureCode.TIMEOUT, "It took longer than " + limits.deployTimeout() + ".")
                : new StepResult.Wait(DeploymentStep.POLL);
    }

    private StepResult pollService(Deployment deployment, HostingProvider provider, ServiceId service, Instant now) {
        var isLate = isOver(deployment.progress().sinceAccepted(now), limits.probe());
        return judge(
                provider.service(service),
                s -> switch (s.state()) {
                    case RUNNING -> new StepResult.Live();
                    case CRASHED -> new StepResult.Fail(FailureCode.START_FAILED, "The process ended.");
                    case STOPPED, NONE ->
                        isLate
                                ? new StepResult.Fail(FailureCode.HEALTH_CHECK_FAILED, "It did not start.")
                                : new StepResult.Wait(DeploymentStep.START_SERVICE);
                },
                () -> new StepResult.Fail(FailureCode.UNKNOWN_DEPLOY, "The service is not at the provider any more."));
    }

    private StepResult probe(App app, Deployment deployment, HostingProvider provider, ServiceId service, Instant now) {
        return judge(
                provider.service(service),
                s -> s.url()
                        .filter(url -> answers(app, deployment, provider, s, url))
                        .<StepResult>map(StepResult.Serves::new)
                        .orElseGet(() -> isOver(deployment.progress().sinceLive(now), limits.probe())
                                ? new StepResult.Fail(FailureCode.HEALTH_CHECK_FAILED, "Its url did not answer.")
                                : new StepResult.Wait(DeploymentStep.PROBE)),
                () -> new StepResult.Fail(FailureCode.UNKNOWN_DEPLOY, "The service is not at the provider any more."));
    }

    /** An app that does not say which build it is counts by the provider's word that this very deployment is the active one. */
    private boolean answers(App app, Deployment deployment, HostingProvider provider, Service service, URI url) {
        var isStart = deployment.trigger() == DeploymentTrigger.START;
        var expected = isStart ? app.serving().build().orElse(deployment.id()) : deployment.id();
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

    private static <T> StepResult judge(
            ProviderOutcome<T> outcome, Function<T, StepResult> answered, Supplier<StepResult> missing) {
        return switch (outcome) {
            case ProviderOutcome.Answered<T>(var value) -> answered.apply(value);
            case ProviderOutcome.Missing<T>() -> missing.get();
            case ProviderOutcome.NameConflict<T>() ->
                new StepResult.Fail(FailureCode.NAME_CONFLICT, "The name is taken at the provider.");
            case ProviderOutcome.Rejected<T>(var detail) -> new StepResult.Fail(FailureCode.PROVIDER_REJECTED, detail);
            case ProviderOutcome.Unavailable<T>(var rateLimited, var after) ->
                new StepResult.Pause(
                        rateLimited ? PendingReason.RATE_LIMITED : PendingReason.PROVIDER_UNAVAILABLE, after);
        };
    }

    private static boolean isOver(Duration took, Duration limit) {
        return took.compareTo(limit) >= 0;
    }
}
