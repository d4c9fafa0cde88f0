package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.engine.LedgerStore.AccountUpdate;
import dev.groundwork.ledger.engine.LedgerStore.UpdateResult;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.AdditionalWrite;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.LedgerLock;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.Runway;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The next thing that an operation wants done.
 *
 * @param <O> what the caller is answered
 */
sealed interface Step<O> {

    /** The operation is over. */
    record Done<O>(O outcome) implements Step<O> {}

    /**
     * Apply this update if its condition holds.
     *
     * @param applied the next step, from the account right after the update
     * @param rejected the next step, from the account as it stood when the condition failed
     */
    record Propose<O>(
            AccountUpdate update,
            Function<UpdateResult.Applied, Step<O>> applied,
            Function<LedgerAccount, Step<O>> rejected)
            implements Step<O> {}

    /** Acquire the ledger lock, seal what is pending, and write what is decided then. */
    record ChangeUnderLock<O>(Function<AccountDraft, Change<O>> decide) implements Step<O> {}

    /**
     * The decision under the lock, apart from what stands in the draft.
     *
     * @param written the next step, from the account as it was written
     * @param additional items to write with it, each under its own condition; if one fails, nothing is written and the operation begins again
     * @param cost the credits that the lots of the balance item must have then, as far as there are so many
     */
    record Change<O>(Function<LedgerAccount, Step<O>> written, List<AdditionalWrite> additional, Credits cost) {

        public Change {
            additional = List.copyOf(additional);
        }

        Change(Function<LedgerAccount, Step<O>> written, List<AdditionalWrite> additional) {
            this(written, additional, Credits.ZERO);
        }
    }

    /**
     * Claim an operation for the caller's key, and begin again with the operation that it names then.
     *
     * @param record names the idempotency record
     * @param previous the operation that can never happen any more, if the record names it
     * @param fresh the operation to name instead
     * @param claimed takes the operation that the record names
     */
    record ClaimKey<O>(String record, OperationKey previous, OperationKey fresh, Consumer<OperationKey> claimed)
            implements Step<O> {}

    /** Begin again: the operation has another proposal, or has to look again. */
    record Retry<O>() implements Step<O> {}

    /** Wait until this lock is released or its time is over, and begin again. */
    record WaitForLock<O>(LedgerLock lock) implements Step<O> {}

    /**
     * Write what is due first: expired lots, holds whose time is over. Then begin again.
     *
     * @param cost what will be spent then: lots that wait are moved to the balance item as far as it needs them
     */
    record ApplyDue<O>(Credits cost) implements Step<O> {}

    /**
     * Record what the owner is told of the runway, and tell it, if nobody has done so since the account was read; and go on.
     *
     * @param before what the owner was told before
     * @param then the next step
     */
    record WarnOfRunway<O>(Runway.Level before, Runway runway, Step<O> then) implements Step<O> {}
}
