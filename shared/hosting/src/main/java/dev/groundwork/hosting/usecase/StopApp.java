package dev.groundwork.hosting.usecase;

import dev.groundwork.appregistry.AppEditor;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.port.HostingProviders;
import dev.groundwork.hosting.port.StepQueue;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Stops an app for its owner. The wish is written first: from then on nothing is billed and a deployment under way is cancelled; then the
 * provider is asked at once. What it does not do now, the worker sees to.
 */
@Singleton
public final class StopApp {

    private final AppRegistry registry;
    private final AppEditor editor;
    private final HostingProviders providers;
    private final SettleApp settleApp;
    private final StepQueue queue;
    private final ProductClock clock;

    StopApp(
            AppRegistry registry,
            HostingProviders providers,
            SettleApp settleApp,
            StepQueue queue,
            ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.providers = providers;
        this.settleApp = settleApp;
        this.queue = queue;
        this.clock = clock;
    }

    /** Stops; an app that is stopped stays it. */
    public ControlOutcome stop(UserId owner, AppId id) {
        var found = registry.find(owner, id);
        if (found.isEmpty()) {
            return new ControlOutcome.NotFound();
        }
        var app = found.get();
        var provider = providers.find(app.identity().provider());
        if (provider.filter(p -> !p.capabilities().stop()).isPresent()) {
            return new ControlOutcome.Unsupported(List.of("DELETE /api/apps/" + id));
        }
        if (!app.wasDeployed()) {
            return new ControlOutcome.NotDeployed();
        }
        var asked = editor.edit(
                () -> registry.find(owner, id),
                a -> isStopped(a)
                        ? Optional.empty()
                        : Optional.of(a.stopAsked(clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        asked.filter(a -> settleApp.settle(id) == SettleApp.Outcome.LATER)
                .ifPresent(a -> queue.send(WorkerMessage.stopOrRemove(id), Duration.ZERO));
        return registry.find(owner, id)
                .<ControlOutcome>map(
                        a -> new ControlOutcome.Accepted(a.serving().status()))
                .orElseGet(ControlOutcome.NotFound::new);
    }

    private static boolean isStopped(App app) {
        return !app.serving().wanted() && !app.mustStop() && app.active().isEmpty();
    }
}
