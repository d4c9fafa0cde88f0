package dev.groundwork.hosting.reconcile;

import dev.groundwork.hosting.reconcile.ReconcilePart.Stage;
import dev.groundwork.hosting.reconcile.ReconcileRun.Report;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/**
 * Brings apps, domains and providers to the truth, once a minute: runs every part within the time of one run. A part that fails does not keep the
 * others from their turn; the run fails after them, so that the schedule's alarm tells.
 */
@Singleton
public final class RunReconciler {

    private final List<ReconcilePart> parts;
    private final ReconcileRuns runs;

    public RunReconciler(List<ReconcilePart> parts, ReconcileRuns runs) {
        this.parts = parts.stream()
                .sorted(Comparator.<ReconcilePart, Stage>comparing(ReconcilePart::stage))
                .toList();
        this.runs = runs;
    }

    /** Runs once. */
    public Report run() {
        var run = runs.begin();
        parts.forEach(part -> run.attempt(() -> part.run(run)));
        return run.end();
    }
}
