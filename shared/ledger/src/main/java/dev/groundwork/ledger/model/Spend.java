package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.List;

/**
 * Credits to take from a user for one or more things of one kind.
 *
 * @param user whose
 * @param type of the entries
 * @param action of the entries
 * @param requestHash tells requests under one key apart
 * @param each what one of them costs
 * @param references what each of them is called, one or more
 */
public record Spend(
        UserId user, EntryType type, Action action, String requestHash, Credits each, List<String> references) {

    public Spend {
        references = List.copyOf(references);
    }

    /** What all of them cost. */
    public Credits cost() {
        return Credits.of(each.amount() * references.size());
    }

    /** The operation to write. */
    public PendingEntry pendingEntry(OperationKey operation, Instant now) {
        return PendingEntry.spend(
                type,
                action,
                operation,
                Instant.ofEpochMilli(now.toEpochMilli()),
                requestHash,
                each.amount(),
                references);
    }
}
