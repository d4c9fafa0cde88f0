package dev.groundwork.hosting.deployment;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.DeploymentProgress;
import dev.groundwork.appregistry.model.DeploymentProgress.PendingReason;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.config.AppVariables;
import dev.groundwork.hosting.provider.DeployRequest;
import dev.groundwork.hosting.provider.DeployToken;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.Deploy;
import dev.groundwork.hosting.provider.HostingProvider.Service;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.source.SourceRepository;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Performs one step of a deployment at its provider. Records nothing, and may be repeated after any crash. */
final class PerformStep {

    private static final Logger LOG = LoggerFactory.getLogger(PerformStep.class);

    /** The variable that tells a process which build it is. */
    private static final String BUILD_ID = "GROUNDWORK_BUILD_ID";

    /** The time that a deployment may take to appear at the provider that has accepted it. */
    private static final Duration APPEARS_WITHIN = Duration.ofSeconds(30);

    private final SourceRepository repositories;
    private final AppVariables variables;
    private final BuildProbe probe;
    private final DeploymentLimits limits;
    private final StackName stack;

    PerformStep(
            SourceRepository repositories,
            AppVariables variables,
            BuildProbe probe,
            DeploymentLimits limits,
            StackName stack) {
        this.repositories = repositories;
        this.variables = variables;
        this.probe = probe;
        this.limits = limits;
        this.stack = stack;
    }

    StepResult perform(App app, Deployment deployment, HostingProvider provider, Instant now) {
        return switch (deployment.progress().step()) {
            case ENSURE_SERVICE -> ensureService(app, deployment, provider);
            case READ_NEWEST -> withService(app, service -> readNewest(deployment, provider, service));
            case DEPLOY -> withService(app, service -> deploy(app, deployment, provider, service));
            case START_SERVICE -> withService(app, service -> start(deployment, provider, service));
            case POLL -> withService(app, service -> poll(deployment, provider, service, now));
            case POLL_SERVICE -> withService(app, service -> pollService(deployment, provider, service, now));
            case PROBE -> withService(app, service -> probe(app, deployment, provider, service, now));
        };
    }

    private static StepResult withService(App app, Function<ServiceId, StepResult> step) {
        return app.serving()
                .service()
                .map(step)
                .orElseGet(() -> new StepResult.Wait(DeploymentProgress.Step.ENSURE_SERVICE));
    }

    private StepResult ensureService(App app, Deployment deployment, HostingProvider provider) {
        var marker = stack.marker(app.id());
        var found = provider.findService(app.identity().slug(), marker);
        return found instanceof ProviderOutcome.Missing
                ? withVariables(app, deployment, all -> found(provider.createService(newService(app, all)), marker))
                : found(found, marker);
    }

    private NewService newService(App app, Map<String, String> all) {
        return new NewService(app.identity().slug(), stack.marker(app.id()), repository(app), settings(), all);
    }

    private static StepResult found(ProviderOutcome<Service> service, Marker marker) {
        return result(
                service,
                s -> s.marker().equals(marker)
                        ? new StepResult.Found(s.id())
                        : new StepResult.Fail(
                                DeploymentFailure.Code.NAME_CONFLICT, "The name is taken at the provider."),
                () -> new StepResult.Wait(DeploymentProgress.Step.ENSURE_SERVICE));
    }

    private Repository repository(App app) {
        return new Repository.OnDisk(repositories.url(app.id()));
    }

    private static BuildSettings settings() {
        return BuildSettings.none();
    }

    private static StepResult readNewest(Deployment deployment, HostingProvider provider, ServiceId service) {
        var isStart = deployment.trigger() == Deployment.Trigger.START;
        return result(
                provider.newestDeploy(service),
                newest -> new StepResult.Newest(
                        newest, isStart ? DeploymentProgress.Step.START_SERVICE : DeploymentProgress.Step.DEPLOY),
                () -> new StepResult.Fail(
                        DeploymentFailure.Code.UNKNOWN_DEPLOY, "The service is not at the provider any more."));
    }

    private static DeployToken token(Deployment deployment) {
        return new DeployToken(deployment.id(), deployment.progress().previousDeploy());
    }

    private StepResult deploy(App app, Deployment deployment, HostingProvider provider, ServiceId service) {
        var found = provider.findDeploy(service, token(deployment));
        return found instanceof ProviderOutcome.Missing
                ? withVariables(
                        app, deployment, all -> accepted(provider.deploy(service, request(app, deployment, all))))
                : accepted(found);
    }

    private DeployRequest request(App app, Deployment deployment, Map<String, String> all) {
        var commit = deployment.commit().orElseThrow();
        return new DeployRequest(repository(app), commit, settings(), all, token(deployment));
    }

    /** Goes on with the environment of the process: the app's variables, and the one that tells it which build it is. */
    private StepResult withVariables(App app, Deployment deployment, Function<Map<String, String>, StepResult> step) {
        return switch (variables.carriedBy(app.id(), deployment.id())) {
            case AppVariables.Variables.Opened(var values) -> {
                var all = new HashMap<>(values);
                all.put(BUILD_ID, deployment.id().value());
                yield step.apply(all);
            }
            case AppVariables.Variables.Unreadable(var names) ->
                new StepResult.Fail(
                        DeploymentFailure.Code.VARIABLE_REFUSED,
                        "These variables cannot be read any more, set them again: " + String.join(", ", names));
        };
    }

    private static StepResult accepted(ProviderOutcome<Deploy> deploy) {
        return result(
                deploy,
                d -> new StepResult.Accepted(Optional.of(d.id()), DeploymentProgress.Step.POLL),
                () -> new StepResult.Fail(
                        DeploymentFailure.Code.UNKNOWN_DEPLOY, "The service is not at the provider any more."));
    }

    private static StepResult start(Deployment deployment, HostingProvider provider, ServiceId service) {
        var found = provider.findDeploy(service, token(deployment));
        var started = found instanceof ProviderOutcome.Missing
                ? provider.start(service)
                : found.map(d -> new HostingProvider.Started(Optional.of(d.id())));
        return result(
                started,
                s -> new StepResult.Accepted(
                        s.deploy(),
                        s.deploy().isPresent() ? DeploymentProgress.Step.POLL : DeploymentProgress.Step.POLL_SERVICE),
                () -> new StepResult.Fail(
                        DeploymentFailure.Code.UNKNOWN_DEPLOY, "The service is not at the provider any more."));
    }

    private StepResult poll(Deployment deployment, HostingProvider provider, ServiceId service, Instant now) {
        var id = deployment.progress().providerDeploy().orElseThrow();
        return result(provider.deployment(service, id), d -> state(deployment, d, now), () -> {
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

    private StepResult pollService(Deployment deployment, HostingProvider provider, ServiceId service, Instant now) {
        var isLate = isReached(deployment.progress().sinceAccepted(now), limits.probe());
        return result(
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

    private StepResult probe(App app, Deployment deployment, HostingProvider provider, ServiceId service, Instant now) {
        return result(
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

    private static <T> StepResult result(
            ProviderOutcome<T> outcome, Function<T, StepResult> answered, Supplier<StepResult> missing) {
        return switch (outcome) {
            case ProviderOutcome.Answered<T>(var value) -> answered.apply(value);
            case ProviderOutcome.Missing<T>() -> missing.get();
            case ProviderOutcome.NameConflict<T>() ->
                new StepResult.Fail(DeploymentFailure.Code.NAME_CONFLICT, "The name is taken at the provider.");
            case ProviderOutcome.Rejected<T>(var detail) ->
                new StepResult.Fail(DeploymentFailure.Code.PROVIDER_REJECTED, detail);
            case ProviderOutcome.Unavailable<T>(var rateLimited, var after) ->
                new StepResult.Pause(
                        rateLimited ? PendingReason.RATE_LIMITED : PendingReason.PROVIDER_UNAVAILABLE, after);
            case ProviderOutcome.TokenRefused<T>() ->
                new StepResult.Pause(PendingReason.PROVIDER_UNAVAILABLE, Optional.empty());
        };
    }

    private static boolean isReached(Duration took, Duration limit) {
        return took.compareTo(limit) >= 0;
    }
}
