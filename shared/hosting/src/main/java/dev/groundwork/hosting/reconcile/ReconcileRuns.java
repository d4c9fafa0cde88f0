package dev.groundwork.hosting.reconcile;

import java.util.function.LongSupplier;

/**
 * Begins runs of the minute schedule.
 *
 * @param limits the limits of each run
 * @param nanos a clock that only counts, whatever the product's clock is moved to
 */
public record ReconcileRuns(ReconcileLimits limits, LongSupplier nanos) {

    /** Begins a run. */
    public ReconcileRun begin() {
        return new ReconcileRun(limits, nanos);
    }
}
