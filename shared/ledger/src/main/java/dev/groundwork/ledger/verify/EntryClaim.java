package dev.groundwork.ledger.verify;

import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.OperationKey;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A claim of an item about an entry that was written together with it, or before it.
 *
 * @param item names the item
 * @param operation what made the entry
 * @param type of the entry
 * @param amount of the entry, where the item has it
 * @param balanceAfter of the entry, where the item has it
 * @param reference of the entry, where the item has it
 */
public record EntryClaim(
        String item,
        OperationKey operation,
        EntryType type,
        OptionalLong amount,
        OptionalLong balanceAfter,
        Optional<String> reference) {

    /** Returns the claim that there is an entry of this type. */
    public static EntryClaim of(String item, OperationKey operation, EntryType type) {
        return new EntryClaim(item, operation, type, OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
    }

    /** Returns this claim with the entry's reference. */
    public EntryClaim referring(String text) {
        return new EntryClaim(item, operation, type, amount, balanceAfter, Optional.of(text));
    }

    /** Returns this claim with the credits that the entry moved. */
    public EntryClaim moving(long credits) {
        return new EntryClaim(item, operation, type, OptionalLong.of(credits), balanceAfter, reference);
    }

    /** Returns this claim with the credits that the entry moved and left. */
    public EntryClaim moving(long credits, long left) {
        return new EntryClaim(item, operation, type, OptionalLong.of(credits), OptionalLong.of(left), reference);
    }
}
