package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.reconcile.ReconcileRun.Report;
import dev.groundwork.kernel.ProductClock;
import java.util.List;

/** Runs of the minute schedule with the product's limits, one call at a time, in no time. */
public final class OneAtATime {

    private OneAtATime() {}

    /** Runs that take no time. */
    public static ReconcileRuns runs() {
        return new ReconcileRuns(limits(ReconcileLimits.STANDARD.page(), ReconcileLimits.STANDARD.items()), () -> 0);
    }

    /** The product's limits, with other bounds of lists. */
    static ReconcileLimits limits(int page, int items) {
        var standard = ReconcileLimits.STANDARD;
        return new ReconcileLimits(standard.begin(), standard.waitFor(), page, items, 1, standard.reads());
    }

    /** The check of apps, with what it remembers in memory. */
    public static CheckApp checkApp(AppRegistry registry, HostingProviders providers, ProductClock clock) {
        var starts = new StartCrashedApp(new InMemoryStartHistories(), clock);
        return new CheckApp(registry, providers, starts, runs(), app -> List.of(), clock);
    }

    /** Runs parts once. */
    public static Report run(ReconcilePart... parts) {
        return new RunReconciler(List.of(parts), runs()).run();
    }
}
