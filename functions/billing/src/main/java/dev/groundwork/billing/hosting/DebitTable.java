package dev.groundwork.billing.hosting;

import dev.groundwork.dynamodb.Key;

/**
 * The keys of the table {@code apps} that the daily debit writes, and the condition of their writers.
 *
 * <pre>
 * pk       sk          item                                         condition on write
 * DEBIT#n  RUN#ulid    how far a shard is charged, for 15 days      FIRST_PAGE, SAME_PAGE afterwards
 * </pre>
 */
final class DebitTable {

    /** Nobody has charged a page of the shard: of two messages for one shard one goes on. */
    static final String FIRST_PAGE = "attribute_not_exists(pk)";

    /** The page before is the last one that was charged: the cursor never goes back, and of two messages for one page one goes on. */
    static final String SAME_PAGE = "lastOwner = :seen AND atEnd = :no";

    private DebitTable() {}

    /** The cursor of a run in a shard. */
    static Key cursor(DebitRun run, int shard) {
        return new Key("DEBIT#" + shard, "RUN#" + run.id());
    }
}
