package dev.groundwork.dynamodb;

import java.util.List;
import java.util.Optional;

/** The outcome of writes that happen together or not at all. */
public sealed interface TransactionOutcome {

    /** Every write is durable. */
    record Committed() implements TransactionOutcome {}

    /**
     * At least one condition did not hold; nothing changed.
     *
     * @param failedWrites one for each write in its order; empty where that write's own condition held
     */
    record ConditionFailed(List<Optional<FailedWrite>> failedWrites) implements TransactionOutcome {

        public ConditionFailed {
            failedWrites = List.copyOf(failedWrites);
        }

        /** Tells whether the condition of the write at this index did not hold. */
        public boolean at(int index) {
            return failedWrites.get(index).isPresent();
        }
    }

    /**
     * A write whose condition did not hold.
     *
     * @param found the item that stood there
     */
    record FailedWrite(Optional<Item> found) {}
}
