package dev.groundwork.hosting.deployment;

import dev.groundwork.appregistry.AppEditor;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.DeploymentProgress;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.config.AppVariables;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.provider.limit.CreationQuota;
import dev.groundwork.hosting.redaction.AppSecrets;
import dev.groundwork.hosting.source.SourceRepository;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Advances a deployment as far as it goes now: leases its step, performs it, records the result, and goes on until something has to be
 * waited for or the deployment ends. A repeated or late message finds another turn or a live lease and does nothing, one that comes during a pause
 * is sent again for its end; a worker that lost its lease records nothing.
 */
@Singleton
public final class AdvanceDeployment {

    /** More than a deployment has steps, so that a run ends whatever a provider answers. */
    private static final int MAX_STEPS = 8;

    private final AppRegistry registry;
    private final AppEditor editor;
    private final HostingProviders providers;
    private final SourceRepository repositories;
    private final AppSecrets secrets;
    private final WorkerQueue queue;
    private final PerformStep work;
    private final DeploymentLimits limits;
    private final IdSource ids;
    private final ProductClock clock;

    public AdvanceDeployment(
            AppRegistry registry,
            HostingProviders providers,
            SourceRepository repositories,
            AppVariables variables,
            AppSecrets secrets,
            CreationQuota quota,
            BuildProbe probe,
            WorkerQueue queue,
            DeploymentLimits limits,
            StackName stack,
            IdSource ids,
            ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.providers = providers;
        this.repositories = repositories;
        this.secrets = secrets;
        this.queue = queue;
        this.work = new PerformStep(
                registry,
                repositories,
                variables,
                new CreationSlots(quota, registry, limits.longestWait()),
                probe,
                limits,
                new LeaseTime(clock),
                stack);
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Advances a deployment.
     *
     * @param turn the turn that a message asks for; if it is not the deployment's turn now, the message is an old one and nothing happens
     */
    public void advance(AppId id, DeploymentId deployment, int turn) {
        var token = ids.nextUlid();
        var app = editor.edit(() -> registry.find(id), a -> {
            var now = now();
            return a.claim(deployment, turn, new DeploymentProgress.Lease(token, now.plus(limits.lease())), now);
        });
        if (app.isEmpty()) {
            postpone(id, deployment, turn);
        }
        for (int i = 1; i <= MAX_STEPS && app.isPresent(); i++) {
            app = step(app.get(), token, i == MAX_STEPS);
        }
    }

    /** Sends a message again that came during a pause: the queue cannot delay one for as long as a provider may ask us to wait. */
    private void postpone(AppId id, DeploymentId deployment, int turn) {
        var now = now();
        registry.find(id)
                .flatMap(app -> app.pausedUntil(deployment, turn, now))
                .ifPresent(until ->
                        queue.send(new WorkerMessage(id, Optional.of(deployment), turn), Duration.between(now, until)));
    }

    /** Performs one step. Returns the app after it, nothing when the lease was returned or lost or the deployment has ended. */
    private Optional<App> step(App app, String token, boolean isLast) {
        var deployment = app.active().orElseThrow();
        var result =
                isLast ? new StepResult.Wait(deployment.progress().step()) : redacted(app, perform(app, deployment));
        var recorder = new RecordStep(token, limits);
        var written = editor.edit(() -> registry.find(app.id()), a -> recorder.apply(a, result, now()));
        if (written.isEmpty()) {
            revert(app, result);
            return Optional.empty();
        }
        return RecordStep.returnsLease(result)
                ? later(written.get())
                : written.filter(a -> a.active().isPresent());
    }

    private StepResult perform(App app, Deployment deployment) {
        return providers
                .find(app.identity().provider())
                .map(provider -> work.perform(app, deployment, provider, now()))
                .orElseGet(() -> new StepResult.Fail(
                        DeploymentFailure.Code.PROVIDER_REJECTED, "The app's provider is not configured."));
    }

    /** Takes secrets out of a failure: a provider or a build may quote one. */
    private StepResult redacted(App app, StepResult result) {
        return result instanceof StepResult.Fail(var code, var detail)
                ? new StepResult.Fail(code, secrets.redactor(app.id()).redactLines(detail))
                : result;
    }

    private Optional<App> later(App app) {
        var deployment = app.active().orElseThrow();
        var progress = deployment.progress();
        var after = Duration.between(now(), progress.dueAt());
        queue.send(
                new WorkerMessage(app.id(), Optional.of(deployment.id()), progress.turn()),
                after.isNegative() ? Duration.ZERO : after);
        return Optional.empty();
    }

    /**
     * Reverts a step whose lease was lost because the app was stopped or deleted while the provider worked: stops or deletes the service. If
     * that fails too, the service stays at the provider under our marker.
     */
    private void revert(App app, StepResult result) {
        var service = result instanceof StepResult.Found(var found)
                ? Optional.of(found)
                : app.serving().service();
        var now = registry.find(app.id());
        if (now.filter(a -> !a.isRemoved()).isEmpty()) {
            service.ifPresent(s -> deleteService(app, s));
            repositories.delete(app);
        } else if (!now.get().serving().shouldRun()) {
            service.ifPresent(s -> stopService(app, s));
        }
    }

    private void deleteService(App app, ServiceId service) {
        providers.find(app.identity().provider()).ifPresent(provider -> provider.delete(service));
    }

    private void stopService(App app, ServiceId service) {
        providers.find(app.identity().provider()).ifPresent(provider -> provider.stop(service));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
