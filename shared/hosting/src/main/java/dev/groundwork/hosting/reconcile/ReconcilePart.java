package dev.groundwork.hosting.reconcile;

/**
 * Something that the minute schedule does. Each part is safe to repeat, to run twice at once and to be killed anywhere; what it may take of the
 * function's time and of the providers' patience it asks the run.
 */
public interface ReconcilePart {

    /** The stages of a run, in their order: what owners wait for comes first, and what costs the most time last. */
    enum Stage {
        /** Messages to the worker; no provider is called. */
        DUE,
        /** A few calls of each provider. */
        SWEEP,
        /** As many calls of providers as time and their limits allow. */
        DRIFT,
        /** Requests to apps. */
        PROBE
    }

    /** Returns the stage in which it runs. */
    Stage stage();

    /** Runs once. What it throws fails the run after the other parts had their turn. */
    void run(ReconcileRun run);
}
