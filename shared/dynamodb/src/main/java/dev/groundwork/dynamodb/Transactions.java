package dev.groundwork.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Commits transactions. A cancellation that is nobody's condition (a conflict with another writer, throttling) is repeated here, since the
 * SDK does not: bounded, with full jitter. What outlasts that is thrown as the SDK's exception.
 */
public final class Transactions {

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final int MAX_TRIES = 8;

    private final DynamoDbClient client;
    private final Backoff backoff;

    public Transactions(DynamoDbClient client, RandomGenerator jitter) {
        this.client = client;
        this.backoff = new Backoff(jitter);
    }

    /** Commits, or tells whose condition did not hold. One round trip unless another writer is in the way. */
    public TransactionOutcome commit(Transaction transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                client.transactWriteItems(r -> r.transactItems(transaction.writes()));
                return new TransactionOutcome.Committed();
            } catch (TransactionCanceledException e) {
                if (e.cancellationReasons().stream().anyMatch(Transactions::isConditionFailed)) {
                    return new TransactionOutcome.ConditionFailed(failedWrites(e.cancellationReasons()));
                }
                if (attempt == MAX_TRIES) {
                    throw e;
                }
                backoff.pause(attempt);
            }
        }
    }

    private static boolean isConditionFailed(CancellationReason reason) {
        return CONDITION_FAILED.equals(reason.code());
    }

    private static List<Optional<TransactionOutcome.FailedWrite>> failedWrites(List<CancellationReason> reasons) {
        var failedWrites = new ArrayList<Optional<TransactionOutcome.FailedWrite>>();
        for (var reason : reasons) {
            var found = reason.hasItem() && !reason.item().isEmpty()
                    ? Optional.of(new Item(reason.item()))
                    : Optional.<Item>empty();
            failedWrites.add(
                    isConditionFailed(reason)
                            ? Optional.of(new TransactionOutcome.FailedWrite(found))
                            : Optional.empty());
        }
        return failedWrites;
    }

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
}
