package dev.groundwork.hosting.deployment;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.DeploymentProgress;
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
import dev.groundwork.hosting.source.PushOutcome;
import dev.groundwork.hosting.source.SourceRepository;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The steps that make something at a provider: each looks first for what an earlier try may have made. */
final class OrderSteps {

    /** The variable that tells a process which build it is. */
    private static final String BUILD_ID = "GROUNDWORK_BUILD_ID";

    private final SourceRepository repositories;
    private final AppVariables variables;
    private final CreationSlots slots;
    private final LeaseTime lease;
    private final StackName stack;

    OrderSteps(
            SourceRepository repositories,
            AppVariables variables,
            CreationSlots slots,
            LeaseTime lease,
            StackName stack) {
        this.repositories = repositories;
        this.variables = variables;
        this.slots = slots;
        this.lease = lease;
        this.stack = stack;
    }

    StepResult pushSource(App app, Deployment deployment) {
        return switch (repositories.push(app, deployment.commit().orElseThrow())) {
            case PushOutcome.Pushed(var repository) -> new StepResult.Pushed(repository);
            case PushOutcome.Unfinished() -> new StepResult.Wait(DeploymentProgress.Step.PUSH_SOURCE);
            case PushOutcome.Later(var rateLimited, var after) -> StepResult.pause(rateLimited, after);
            case PushOutcome.Refused(var code, var detail) -> new StepResult.Fail(code, detail);
        };
    }

    StepResult ensureService(App app, Deployment deployment, HostingProvider provider, Instant now) {
        var marker = stack.marker(app.id());
        var found = provider.findService(app.identity().slug(), marker);
        return found instanceof ProviderOutcome.Missing
                ? withVariables(app, deployment, all -> lease.order(deployment, () -> create(app, provider, all, now)))
                : found(found, marker);
    }

    /** Creates the service if a slot is free: the slot is taken just before the one request that it is for. */
    private StepResult create(App app, HostingProvider provider, Map<String, String> all, Instant now) {
        return slots.waiting(provider.name(), app.id(), now)
                .orElseGet(() -> found(provider.createService(newService(app, all)), stack.marker(app.id())));
    }

    private NewService newService(App app, Map<String, String> all) {
        return new NewService(
                app.identity().slug(),
                stack.marker(app.id()),
                repository(app),
                app.settings().build(),
                all);
    }

    private static StepResult found(ProviderOutcome<Service> service, Marker marker) {
        return StepResult.of(
                service,
                s -> s.marker().equals(marker)
                        ? new StepResult.Found(s.id())
                        : new StepResult.Fail(
                                DeploymentFailure.Code.NAME_CONFLICT, "The name is taken at the provider."),
                () -> new StepResult.Wait(DeploymentProgress.Step.ENSURE_SERVICE));
    }

    private Repository repository(App app) {
        return repositories
                .repository(app)
                .orElseThrow(() -> new IllegalStateException("the source was pushed before this step"));
    }

    StepResult readNewest(Deployment deployment, HostingProvider provider, ServiceId service) {
        return StepResult.of(
                provider.newestDeploy(service),
                newest -> new StepResult.Newest(newest, afterNewest(deployment)),
                () -> new StepResult.Fail(
                        DeploymentFailure.Code.UNKNOWN_DEPLOY, "The service is not at the provider any more."));
    }

    private static DeploymentProgress.Step afterNewest(Deployment deployment) {
        return switch (deployment.trigger()) {
            case API, BUILD -> DeploymentProgress.Step.DEPLOY;
            case START -> DeploymentProgress.Step.START_SERVICE;
            case ROLLBACK -> DeploymentProgress.Step.ROLLBACK;
        };
    }

    static DeployToken token(Deployment deployment) {
        return new DeployToken(deployment.id(), deployment.progress().previousDeploy());
    }

    StepResult deploy(App app, Deployment deployment, HostingProvider provider, ServiceId service) {
        var found = provider.findDeploy(service, token(deployment));
        return found instanceof ProviderOutcome.Missing
                ? withVariables(
                        app,
                        deployment,
                        all -> lease.order(
                                deployment, () -> accepted(provider.deploy(service, request(app, deployment, all)))))
                : accepted(found);
    }

    private DeployRequest request(App app, Deployment deployment, Map<String, String> all) {
        var commit = repositories.pushed(app, deployment.commit().orElseThrow());
        return new DeployRequest(repository(app), commit, app.settings().build(), all, token(deployment));
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

    static StepResult accepted(ProviderOutcome<Deploy> deploy) {
        return StepResult.of(
                deploy,
                d -> new StepResult.Accepted(Optional.of(d.id()), DeploymentProgress.Step.POLL),
                () -> new StepResult.Fail(
                        DeploymentFailure.Code.UNKNOWN_DEPLOY, "The service is not at the provider any more."));
    }

    StepResult start(Deployment deployment, HostingProvider provider, ServiceId service) {
        var found = provider.findDeploy(service, token(deployment));
        return found instanceof ProviderOutcome.Missing
                ? lease.order(deployment, () -> started(provider.start(service)))
                : started(found.map(d -> new HostingProvider.Started(Optional.of(d.id()))));
    }

    private static StepResult started(ProviderOutcome<HostingProvider.Started> started) {
        return StepResult.of(
                started,
                s -> new StepResult.Accepted(
                        s.deploy(),
                        s.deploy().isPresent() ? DeploymentProgress.Step.POLL : DeploymentProgress.Step.POLL_SERVICE),
                () -> new StepResult.Fail(
                        DeploymentFailure.Code.UNKNOWN_DEPLOY, "The service is not at the provider any more."));
    }
}
