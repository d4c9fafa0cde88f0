package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends the worker what is due for apps, whatever message was lost or process died: a step whose time or lease has run out, a stop, a removal. The
 * list is sparse, it has only apps with something to do.
 */
@Singleton
public final class SendDueApps implements ReconcilePart {

    private final AppRegistry registry;
    private final WorkerQueue queue;
    private final RotatingWalk walk;
    private final ProductClock clock;

    public SendDueApps(AppRegistry registry, WorkerQueue queue, RotatingWalk walk, ProductClock clock) {
        this.registry = registry;
        this.queue = queue;
        this.walk = walk;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.DUE;
    }

    @Override
    public void run(ReconcileRun run) {
        var now = clock.instant();
        walk.walk(
                "due-apps",
                run,
                (limit, from) -> registry.due(now, limit, from),
                apps -> run.each(apps, id -> send(id, run)));
    }

    private void send(AppId id, ReconcileRun run) {
        run.checked(1);
        registry.find(id).ifPresent(app -> {
            run.changed(1);
            queue.send(message(app), Duration.ZERO);
        });
    }

    private static WorkerMessage message(App app) {
        var deployment = app.isRemoved() || app.mustStop() ? Optional.<Deployment>empty() : app.active();
        return new WorkerMessage(
                app.id(),
                deployment.map(Deployment::id),
                deployment.map(d -> d.progress().turn()).orElse(0));
    }
}
