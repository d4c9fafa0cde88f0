package dev.groundwork.hosting.lifecycle;

import dev.groundwork.appregistry.AppEditor;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Stops an app for its owner. The request is recorded first: from then on nothing is billed and an active deployment is cancelled. Then the
 * provider is called; if it does not stop the app now, the worker does. An app that was suspended for want of credits is not resumed any more.
 */
@Singleton
public final class StopApp {

    private final AppRegistry registry;
    private final AppEditor editor;
    private final HostingProviders providers;
    private final StopOrRemoveApp stopOrRemoveApp;
    private final WorkerQueue queue;
    private final ProductClock clock;

    public StopApp(
            AppRegistry registry,
            HostingProviders providers,
            StopOrRemoveApp stopOrRemoveApp,
            WorkerQueue queue,
            ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.providers = providers;
        this.stopOrRemoveApp = stopOrRemoveApp;
        this.queue = queue;
        this.clock = clock;
    }

    /** Stops an app. A stopped app is left as it is. */
    public LifecycleOutcome stop(UserId owner, AppId id) {
        var found = registry.find(owner, id);
        if (found.isEmpty()) {
            return new LifecycleOutcome.NotFound();
        }
        var app = found.get();
        var provider = providers.find(app.identity().provider());
        if (provider.filter(p -> !p.capabilities().stop()).isPresent()) {
            return new LifecycleOutcome.Unsupported(List.of("DELETE /api/apps/" + id));
        }
        if (!app.wasDeployed()) {
            return new LifecycleOutcome.NotDeployed();
        }
        var asked = editor.edit(
                () -> registry.find(owner, id),
                a -> isStopped(a)
                        ? Optional.empty()
                        : Optional.of(a.stopRequested(clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        asked.filter(a -> stopOrRemoveApp.apply(id) == StopOrRemoveApp.Outcome.LATER)
                .ifPresent(a -> queue.send(WorkerMessage.stopOrRemove(id), Duration.ZERO));
        return registry.find(owner, id)
                .<LifecycleOutcome>map(
                        a -> new LifecycleOutcome.Accepted(a.serving().status()))
                .orElseGet(LifecycleOutcome.NotFound::new);
    }

    private static boolean isStopped(App app) {
        return !app.serving().shouldRun()
                && !app.mustStop()
                && app.active().isEmpty()
                && app.serving().suspendedAt().isEmpty();
    }
}
