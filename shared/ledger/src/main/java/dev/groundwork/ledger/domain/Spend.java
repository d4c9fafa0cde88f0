package dev.groundwork.ledger.domain;

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
 * @param print tells requests under one key apart
 * @param each what one of them costs
 * @param references what each of them is called, one or more
 */
public record Spend(UserId user, EntryType type, Action action, String print, Credits each, List<String> references) {

    public Spend {
        references = List.copyOf(references);
    }

    /** What all of them cost. */
    public Credits cost() {
        return Credits.of(each.amount() * references.size());
    }

    /** The operation to write. */
    public Intent intent(OperationKey operation, Instant now) {
        return Intent.spend(
                type, action, operation, Instant.ofEpochMilli(now.toEpochMilli()), print, each.amount(), references);
    }
}
