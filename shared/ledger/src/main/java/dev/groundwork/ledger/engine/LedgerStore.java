package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.AccountSummary;
import dev.groundwork.ledger.model.AdditionalWrite;
import dev.groundwork.ledger.model.Hold;
import dev.groundwork.ledger.model.HoldEnd;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HostedDays;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.LedgerLock;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PaymentRecord;
import dev.groundwork.ledger.model.PendingEntry;
import dev.groundwork.ledger.model.RefundRequest.RefundRecord;
import dev.groundwork.ledger.model.Runway;
import dev.groundwork.ledger.model.ScopedKey.IdempotencyRecord;
import dev.groundwork.ledger.model.Segment;
import dev.groundwork.ledger.model.TransactionId;
import dev.groundwork.ledger.model.WaitingLots;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The store of ledgers, in the engine's words. Reads are consistent, each method is one call, and a condition and its write are one step.
 * Faults that last are exceptions; a write may have happened then.
 */
public interface LedgerStore {

    /** Reads an account; nothing when the user has no ledger, or it was closed. */
    Optional<LedgerAccount> account(UserId user);

    /** Applies an update if its condition holds. */
    UpdateResult update(UserId user, AccountUpdate update);

    /** Acquires the ledger lock if nobody holds it or its holder's time is over at {@code now}. */
    UpdateResult acquire(UserId user, LedgerLock lock, Instant now);

    /** Releases a lock if it is still this one. */
    void release(UserId user, String token);

    /** Reads the lots that wait; nothing when they were written again since the account was read. */
    Optional<Lots> waitingLots(LedgerAccount seen);

    /**
     * Writes an account anew and releases the lock, if it is still this one; with it the lots that wait, where they have changed, and items, each
     * under its own condition.
     */
    RewriteResult rewrite(WaitingLots.Placed after, String token, List<AdditionalWrite> additional);

    /** The result of writing an account under the lock. */
    enum RewriteResult {
        WRITTEN,
        /** Somebody else has taken the lock; nothing has changed. */
        LOCK_LOST,
        /** An additional item is there already, or another than was read; nothing has changed. */
        CONFLICT
    }

    /** Writes a segment unless its number is taken, and returns the segment that has the number then. */
    Segment putSegment(Segment segment);

    /**
     * Removes the operations that a segment holds from the account, if no segment was removed since {@code seen} was read.
     *
     * @return the account afterwards
     */
    LedgerAccount removeSealed(LedgerAccount seen, Segment segment);

    /** Reads a segment, which must be there. */
    Segment segment(UserId user, int number);

    /** Reads segments {@code from} to {@code to}, both included: as many as one answer holds, from the oldest on. */
    List<Segment> segmentsUp(UserId user, int from, int to);

    /** Reads segments {@code from} to {@code to}, both included: as many as one answer holds, from the newest on. */
    List<Segment> segmentsDown(UserId user, int from, int to);

    /** Writes how a hold ended, unless it stands there. */
    void putHoldEnd(UserId user, HoldEnd end);

    /** Reads how a hold ended whose end has been sealed. */
    Optional<HoldEnd> holdEnd(HoldId hold);

    /**
     * Makes an idempotency record name {@code fresh} if there is none, or if it names {@code previous}.
     *
     * @return the operation that it names then: all who claim one record get the same
     */
    OperationKey claim(UserId user, String record, OperationKey previous, OperationKey fresh);

    /** Reads an idempotency record. */
    Optional<IdempotencyRecord> record(UserId user, String record);

    /** Deletes the idempotency record of a user who has no ledger. */
    void forget(UserId user, String record);

    /** Reads what refunded a consume. */
    Optional<RefundRecord> refund(TransactionId consume);

    /** Reads what is known of a payment. */
    Optional<PaymentRecord> payment(UserId user, String payment);

    /** Returns true if an event of Stripe was applied. */
    boolean isApplied(UserId user, String event);

    /**
     * Disarms the alert and writes the mail that tells the owner of a low balance, if the alert is still armed and the balance still low.
     *
     * @param mailId a ULID
     */
    void sendAlert(AccountSummary seen, String mailId, Instant now);

    /**
     * Records what an owner was told of the runway, and writes the mail that tells it where the end has come nearer; only if the owner was told
     * {@code before} still and has no more credits than the level allows.
     *
     * @param mailId a ULID
     */
    void warnOfRunway(UserId user, Runway.Level before, Runway runway, String mailId, Instant now);

    /** One conditional update of an account. Its condition is checked and its effect written in one step. */
    sealed interface AccountUpdate {

        /** Returns how many entries and hold events it writes. */
        int moves();

        /** Returns the time that its condition goes by. */
        Instant now();

        /** An update under a caller's key. */
        sealed interface KeyedUpdate extends AccountUpdate {

            /** Returns the operation that it writes. */
            PendingEntry pending();

            @Override
            default int moves() {
                return pending().moves();
            }
        }

        /**
         * Takes credits under a caller's key.
         *
         * @param guard the operation that the caller's key will name later, which must not have happened either
         */
        record Spend(PendingEntry pending, Optional<OperationKey> guard, Instant now) implements KeyedUpdate {}

        /**
         * Places a hold under a caller's key.
         *
         * @param guard the operation that the caller's key will name later, which must not have happened either
         */
        record PlaceHold(Hold hold, PendingEntry pending, Optional<OperationKey> guard, Instant now)
                implements KeyedUpdate {}

        /** Ends a hold that is open as it was read, whatever it cost. */
        record EndHold(Hold hold, PendingEntry pending, Instant now) implements AccountUpdate {

            @Override
            public int moves() {
                return pending.moves();
            }
        }

        /**
         * Takes credits for one day of hosting of apps that were asked for every day before it and have paid them.
         *
         * @param before the newest day that must be settled, in full
         * @param newestStart when the newest of the apps was started
         * @param after what the account knows then
         */
        record ChargeDay(PendingEntry pending, long before, Instant newestStart, HostedDays after, Instant now)
                implements AccountUpdate {

            @Override
            public int moves() {
                return pending.moves();
            }
        }

        /**
         * Takes credits for days of hosting, or records that they could not be paid, if no day was charged since the account was read.
         *
         * @param seen what had written last what the account knows of days of hosting
         * @param after what the account knows then
         * @param pending the days that are paid
         * @param enough where others are left unpaid, the credits with which one more could be paid: there must be fewer
         */
        record SettleHosting(
                Optional<OperationKey> seen,
                HostedDays after,
                Optional<PendingEntry> pending,
                OptionalLong enough,
                Instant now)
                implements AccountUpdate {

            @Override
            public int moves() {
                return pending.map(PendingEntry::moves).orElse(0);
            }
        }
    }

    /** The result of a conditional update of an account. */
    sealed interface UpdateResult {

        /**
         * The condition held, and the update is durable.
         *
         * @param summary of the account right after it
         * @param account the account right after it in full; read when it is asked for, since most answers do without
         */
        record Applied(AccountSummary summary, Supplier<LedgerAccount> account) implements UpdateResult {}

        /** The condition did not hold; nothing has changed. */
        record Rejected(LedgerAccount found) implements UpdateResult {}

        /** The user has no ledger, or it was closed. */
        record NoAccount() implements UpdateResult {}
    }
}
