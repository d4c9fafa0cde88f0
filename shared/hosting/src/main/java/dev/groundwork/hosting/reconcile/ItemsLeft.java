package dev.groundwork.hosting.reconcile;

/** Counts the items of one list that a run visits, up to its limit. */
public final class ItemsLeft {

    private final ReconcileRun run;
    private int taken;

    public ItemsLeft(ReconcileRun run) {
        this.run = run;
    }

    /** Counts items that are visited now. */
    public void took(int items) {
        taken += items;
    }

    /** Returns true while the run has time and its limit of items is not reached. */
    public boolean mayGoOn() {
        return run.hasTime() && taken < run.limits().items();
    }
}
