package dev.groundwork.hosting.usecase;

import dev.groundwork.appregistry.AppEditor;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.FailureCode;
import dev.groundwork.appregistry.model.ServiceId;
import dev.groundwork.appregistry.model.StepLease;
import dev.groundwork.hosting.domain.Stack;
import dev.groundwork.hosting.port.BuildProbe;
import dev.groundwork.hosting.port.HostingProviders;
import dev.groundwork.hosting.port.SourceRepository;
import dev.groundwork.hosting.port.StepQueue;
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
 * Takes a deployment as far as it goes now: lease its step, do it, write down what came of it, and on, until something has to be waited
 * for or it ends. A repeated or late message finds another turn or a lease and does nothing; whoever loses the lease loses its result.
 */
@Singleton
public final class AdvanceDeployment {

    /** More than a deployment has steps: a run ends, whatever a provider answers. */
    private static final int MAX_STEPS = 8;

    private final AppRegistry registry;
    private final AppEditor editor;
    private final HostingProviders providers;
    private final StepQueue queue;
    private final StepWork work;
    private final HostingLimits limits;
    private final IdSource ids;
    private final ProductClock clock;

    AdvanceDeployment(
            AppRegistry registry,
            HostingProviders providers,
            SourceRepository repositories,
            BuildProbe probe,
            StepQueue queue,
            HostingLimits limits,
            Stack stack,
            IdSource ids,
            ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.providers = providers;
        this.queue = queue;
        this.work = new StepWork(repositories, probe, limits, stack);
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /** Advances the deployment whose turn it is; any other message is an old one. */
    public void advance(AppId id, DeploymentId deployment, int turn) {
        var token = ids.nextUlid();
        var app = editor.edit(() -> registry.find(id), a -> {
            var now = now();
            return a.claim(deployment, turn, new StepLease(token, now.plus(limits.lease())), now);
        });
        for (int i = 1; i <= MAX_STEPS && app.isPresent(); i++) {
            app = step(app.get(), token, i == MAX_STEPS);
        }
    }

    /** The app after one step, or nothing when the lease was given back, lost, or is needed no more. */
    private Optional<App> step(App app, String token, boolean isLast) {
        var deployment = app.active().orElseThrow();
        var result = isLast ? new StepResult.Wait(deployment.progress().step()) : perform(app, deployment);
        var recorder = new StepRecorder(token, limits);
        var written = editor.edit(() -> registry.find(app.id()), a -> recorder.apply(a, result, now()));
        if (written.isEmpty()) {
            undo(app, result);
            return Optional.empty();
        }
        return StepRecorder.isLaidDown(result)
                ? later(written.get())
                : written.filter(a -> a.active().isPresent());
    }

    private StepResult perform(App app, Deployment deployment) {
        return providers
                .find(app.identity().provider())
                .map(provider -> work.perform(app, deployment, provider, now()))
                .orElseGet(() ->
                        new StepResult.Fail(FailureCode.PROVIDER_REJECTED, "The app's provider is not configured."));
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
     * The lease was lost while the provider worked, because the app was stopped or deleted meanwhile: what was done for it in vain is taken
     * back. Where that fails too, the provider holds what nobody wants, under our marker.
     */
    private void undo(App app, StepResult result) {
        var service = result instanceof StepResult.Found(var found)
                ? Optional.of(found)
                : app.serving().service();
        var now = registry.find(app.id());
        if (now.filter(a -> !a.isRemoved()).isEmpty()) {
            service.ifPresent(s -> deleteService(app, s));
        } else if (!now.get().serving().wanted()) {
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
