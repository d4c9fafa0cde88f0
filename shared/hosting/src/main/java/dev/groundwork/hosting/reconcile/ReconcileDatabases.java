package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.database.DatabaseRegistry;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Sends the worker, once a minute, the apps whose databases are due. */
@Singleton
public final class ReconcileDatabases implements ReconcilePart {

    private final DatabaseRegistry databases;
    private final WorkerQueue queue;
    private final RotatingWalk walk;
    private final ProductClock clock;

    public ReconcileDatabases(DatabaseRegistry databases, WorkerQueue queue, RotatingWalk walk, ProductClock clock) {
        this.databases = databases;
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
        walk.walk("due-databases", run, (limit, from) -> databases.due(now, limit, from), due -> {
            run.checked(due.size());
            run.changed(due.size());
            run.each(due, app -> queue.send(WorkerMessage.stopOrRemove(app), Duration.ZERO));
        });
    }
}
