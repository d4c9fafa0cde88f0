package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.AppRegistry;
import jakarta.inject.Singleton;

/**
 * Compares running apps with their providers, in a rotation: as many in a run as time and the providers' limits allow, the next ones in the next
 * run. What a webhook tells, the worker checks at once; the rotation finds what no webhook told.
 */
@Singleton
public final class ReconcileApps implements ReconcilePart {

    private final AppRegistry registry;
    private final CheckApp checkApp;
    private final RotatingWalk walk;

    public ReconcileApps(AppRegistry registry, CheckApp checkApp, RotatingWalk walk) {
        this.registry = registry;
        this.checkApp = checkApp;
        this.walk = walk;
    }

    @Override
    public Stage stage() {
        return Stage.DRIFT;
    }

    @Override
    public void run(ReconcileRun run) {
        walk.walk(
                "running-apps",
                run,
                run::hasCalls,
                registry::running,
                apps -> run.each(apps, id -> checkApp.check(id, run)));
    }
}
