package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.UserId;
import java.util.Optional;

/**
 * The keys of the table {@code credits}, and the conditions of its writers.
 *
 * <pre>
 * pk                sk                  item                                      condition on write
 * USER#usr_…        BAL                 a user's balance and newest operations    ABSENT at sign-up; SPEND, GUARD, HOLD, END_HOLD
 *                                                                                 to spend; ALERT_ARMED to send the alert;
 *                                                                                 SAME_SEGMENT_COUNT to seal; ACQUIRE_LOCK, LOCK_HELD to
 *                                                                                 change and to release; PRESENT to close
 * USER#usr_…        LOTS                the lots that are spent after those in    none, written with BAL under LOCK_HELD
 *                                       BAL
 * USER#usr_…        SEGMENT#0000000001  sealed entries, never changed             ABSENT
 * USER#usr_…        HOLD#key            how a hold ended that has left BAL        ABSENT, never changed
 * USER#usr_…        KEY#digest          which operation a caller's key names      SAME_OPERATION, ABSENT under the lock
 * USER#usr_…        REFUND#key          which operation refunded a consume        ABSENT
 * CLOSED            usr_…               a ledger that was closed, until nothing   none, written with the close; deleted by payments
 *                                       of its owner is left at Stripe
 * OUTBOX#ulid       OUTBOX              a mail to send, see {@link OutboxMail}    none, written with what causes it
 * </pre>
 *
 * <p>A spend is one update of BAL, {@link #SPENDING}; one whose condition fails answers the item, which shows why.
 */
public final class CreditsTable {

    /** Only where nothing stands: of two writers of one key one succeeds. */
    public static final String ABSENT = "attribute_not_exists(pk)";

    /** Only where something stands. */
    public static final String PRESENT = "attribute_exists(pk)";

    /**
     * Not locked: nobody spends from lots that are about to change. Enough: no race of spenders takes more than there is. Nothing due: what has
     * expired is not spent. Above the low watermark and not among the keys: of all that arrive under one key, at whatever time, one takes effect.
     */
    public static final String RESERVE = "attribute_not_exists(lockToken) AND available >= :cost AND nextChange > :now"
            + " AND lowWatermark < :key AND NOT contains(#keys, :key)";

    /** The lots of the balance item have it: no race of spenders takes from lots that wait, which only the lock's holder moves. */
    public static final String SPEND = RESERVE + " AND standing >= :cost";

    /** In addition: the operation that the caller's key will name once its time has come has not happened either. */
    public static final String GUARD = " AND lowWatermark < :guard AND NOT contains(#keys, :guard)";

    /** A reservation, and fewer holds are open than there may be. It takes from no lot before it ends. */
    public static final String HOLD = RESERVE + " AND size(holds) < :most";

    /**
     * Not locked, nothing due, and what the hold frees is the user's; the hold is open, as it was read: of all that end a hold one does. Above
     * the low watermark: a segment finds the end's entry by its key.
     */
    public static final String END_HOLD = "attribute_not_exists(lockToken) AND nextChange > :now AND inDebt = :no"
            + " AND holds.#hold = :hold AND lowWatermark < :key AND standing >= :cost";

    /** A spend: figures and pending entry change together, so the entries always add up to the balance. */
    public static final String SPENDING =
            "SET balance = balance - :cost, available = available - :cost, standing = standing - :cost,"
                    + " seq = seq + :entries, pending = list_append(pending, :entry)";

    /** The keys of a spend, which must not be repeated. */
    public static final String REMEMBERING = " ADD #keys :keys";

    /** A hold: nothing is spent, so the balance and the lots stay. */
    public static final String HOLDING =
            "SET available = available - :cost, holds.#hold = :hold, holdEvents = holdEvents + :one,"
                    + " pending = list_append(pending, :entry)";

    /** A hold ends: what it cost is spent, the rest is free again; with an entry or, where it cost nothing, with a hold event. */
    public static final String ENDING_HOLD = "SET balance = balance - :cost, available = available + :rest,"
            + " standing = standing - :cost, seq = seq + :entries, holdEvents = holdEvents + :holdEvents,"
            + " pending = list_append(pending, :entry) REMOVE holds.#hold";

    /** Everything anew, under the lock: every figure is known, and nothing is pending but what is written now. */
    public static final String REWRITING =
            "SET balance = :balance, available = :available, seq = :seq, holdEvents = :holdEvents,"
                    + " standing = :standing, #consumed = :consumed, purchased = :purchased, debt = :debt, lots = :lots,"
                    + " waiting = :waiting, lotsVersion = :lotsVersion, holds = :holds, periods = :periods,"
                    + " nextChange = :nextChange, inDebt = :inDebt, alertArmed = :alertArmed, threshold = :threshold, noMail = :noMail,"
                    + " pending = :pending REMOVE lockToken, lockUntil";

    /** Removes from the account what a segment holds; the indices of the pending entries to remove follow, the highest first. */
    public static final String SEALING = "SET segmentCount = :number, lowWatermark = :low, highWatermark = :high";

    /** With it, where the segment has entries: what the next entry follows. */
    public static final String CHAINING = ", chain = :chain, sealedAt = :sealedAt";

    /** The lock is taken, with a token that nobody else has. */
    public static final String LOCKING = "SET lockToken = :token, lockUntil = :until";

    /** The lock is released. */
    public static final String UNLOCKING = "REMOVE lockToken, lockUntil";

    /** The low balance alert is sent with this write. */
    public static final String DISARMING = "SET alertArmed = :no";

    /**
     * Not locked: the lock's holder writes what it has read, and would arm the alert again; it sends it itself. Low still, and no alert was sent
     * since the last fall: of all that see it one writes the mail.
     */
    public static final String ALERT_ARMED =
            "attribute_not_exists(lockToken) AND alertArmed = :yes AND available < threshold";

    /** No segment was removed since the segment was made: of several that seal one segment one takes effect. */
    public static final String SAME_SEGMENT_COUNT = "segmentCount = :seen";

    /** The record is missing, or still names the operation that can never happen: nobody has replaced it meanwhile. */
    public static final String SAME_OPERATION = "attribute_not_exists(pk) OR operation = :seen";

    /** Nobody holds the lock, or its holder's time is over: of several who want to change an account one does. */
    public static final String ACQUIRE_LOCK =
            "attribute_exists(pk) AND (attribute_not_exists(lockToken) OR lockUntil <= :now)";

    /**
     * The lock is still the one with this token: a holder that was taken for gone changes nothing under the next one's lock, and who releases a
     * lock whose time is over releases no other.
     */
    public static final String LOCK_HELD = "lockToken = :token";

    /** The ledger is there, and was not closed with its owner's account: nothing is written beside it for somebody who is gone. */
    public static final String OPEN =
            "attribute_exists(pk) AND (attribute_not_exists(lockToken) OR lockToken <> :closed)";

    private static final String CLOSED = "CLOSED";
    private static final String HOLD_END = "HOLD#";
    private static final String RECORD = "KEY#";
    private static final String REFUND = "REFUND#";
    private static final String SEGMENT = "SEGMENT#";

    private static final String USER = "USER#";

    private CreditsTable() {}

    /** Returns the key of a user's balance and newest operations. */
    public static Key balance(UserId user) {
        return new Key(partition(user), "BAL");
    }

    /** Returns the key of a user's waiting lots. */
    public static Key lots(UserId user) {
        return new Key(partition(user), "LOTS");
    }

    /** Returns the key of a segment; they are numbered from 1. */
    public static Key segment(UserId user, int number) {
        return new Key(partition(user), SEGMENT + "%010d".formatted(number));
    }

    /** Returns the key of how a hold ended. */
    public static Key holdEnd(UserId user, String operation) {
        return new Key(partition(user), HOLD_END + operation);
    }

    /** Returns the key of an idempotency record. */
    public static Key record(UserId user, String name) {
        return new Key(partition(user), RECORD + name);
    }

    /** Returns the key of what refunded a consume. */
    public static Key refund(UserId user, String operation) {
        return new Key(partition(user), REFUND + operation);
    }

    /** Returns the partition of all ledgers that were closed lately. */
    public static String closedLedgers() {
        return CLOSED;
    }

    /** Returns the key of a ledger that was closed, in the partition of all that were closed lately. */
    public static Key closed(UserId user) {
        return new Key(CLOSED, user.value());
    }

    /** Returns what the sort keys of hold ends begin with. */
    public static String holdEnds() {
        return HOLD_END;
    }

    /** Returns what the sort keys of idempotency records begin with. */
    public static String records() {
        return RECORD;
    }

    /** Returns what the sort keys of refunds begin with. */
    public static String refunds() {
        return REFUND;
    }

    /** Returns the partition of all that is a user's own. */
    public static String partition(UserId user) {
        return USER + user;
    }

    /** Returns whose partition this is, nothing where it is nobody's. */
    public static Optional<UserId> owner(String partition) {
        return partition.startsWith(USER) ? UserId.parse(partition.substring(USER.length())) : Optional.empty();
    }
}
