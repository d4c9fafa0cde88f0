package dev.groundwork.bench.model;

/**
 * The sizes of a modelled debit.
 *
 * @param shards partitions of the index of running apps
 * @param pageApps apps of a page; an owner's apps stay together
 * @param workers invocations of the queue's worker at once
 * @param concurrency owners that one invocation charges at once
 * @param budgetSeconds after so long an invocation hands the rest of its shard to a new message
 * @param visibilitySeconds after so long a message whose invocation did not end comes again
 * @param tablePartitions of each table at DynamoDB
 * @param callMillis that a call takes, the function's own time for it included; half of it to one and a half
 */
public record ModelShape(
        int shards,
        int pageApps,
        int workers,
        int concurrency,
        int budgetSeconds,
        int visibilitySeconds,
        int tablePartitions,
        int callMillis) {

    /** As template.yaml and the function billing have it, on tables that have grown to 64 partitions. */
    public static final ModelShape PLANNED = new ModelShape(32, 100, 32, 5, 240, 1_800, 64, 10);

    /** The same on tables that are new: DynamoDB begins with four partitions. */
    public static final ModelShape COLD = new ModelShape(32, 100, 32, 5, 240, 1_800, 4, 10);

    /**
     * The faults of a run, each a probability.
     *
     * @param crash of a call: the process ends just before it or just after it
     * @param lostAnswer of a call that writes
     * @param duplicate of a message
     */
    public record Faults(double crash, double lostAnswer, double duplicate) {

        /** Nothing. */
        public static final Faults NONE = new Faults(0, 0, 0);
    }
}
