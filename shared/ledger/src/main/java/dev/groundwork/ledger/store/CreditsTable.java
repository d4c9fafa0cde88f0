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
 * USER#usr_…        BAL                 a user's balance and newest operations    ABSENT at sign-up; SPEND, GUARD, HOLD, END_HOLD, HOST
 *                                                                                 to spend; ALERT_ARMED to send the alert;
 *                                                                                 SAME_SEGMENT_COUNT to seal; ACQUIRE_LOCK, LOCK_HELD to
 *                                                                                 change; SAME_LOCK to break; PRESENT to close
 * USER#usr_…        SEGMENT#0000000001  sealed entries, never changed             ABSENT
 * USER#usr_…        HOLD#key            how a hold ended that has left BAL        ABSENT, never changed
 * USER#usr_…        KEY#digest          which operation a caller's key names      SAME_OPERATION, ABSENT under the lock
 * USER#usr_…        REFUND#key          which operation refunded a consume        ABSENT
 * USER#usr_…        SUBSCRIPTION        tier, status and dates of a subscription  none yet, nobody writes it
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
     * No lock: nobody spends from lots that are about to change. Enough: no race of spenders takes more than there is. Nothing due: what has
     * expired is not spent. Above the low watermark and not among the keys: of all that arrive under one key, at whatever time, one takes effect.
     */
    public static final String SPEND = "attribute_not_exists(lockToken) AND available >= :cost AND nextChange > :now"
            + " AND #lowWatermark < :key AND NOT contains(#keys, :key)";

    /** Besides: the operation that the caller's key will name once its time has come did not happen either. */
    public static final String GUARD = " AND #lowWatermark < :guard AND NOT contains(#keys, :guard)";

    /** As for a spend, and there is a place for one more hold. */
    public static final String HOLD = SPEND + " AND size(holds) < :most";

    /**
     * No lock, nothing due, and what the hold gives free is the user's; the hold is open, as it was read: of all that end a hold one does. Above
     * the low watermark: a segment finds the end's entry by its key.
     */
    public static final String END_HOLD = "attribute_not_exists(lockToken) AND nextChange > :now AND inDebt = :no"
            + " AND holds.#hold = :hold AND #lowWatermark < :key";

    /** As for a spend, and no day from this one on was charged: of all runs for one day one charges it. */
    public static final String HOST =
            "attribute_not_exists(lockToken) AND available >= :cost AND nextChange > :now AND #lowWatermark < :key AND hostedDay < :day";

    /** A spend: figures and pending entry change together, so the entries always add up to the balance. */
    public static final String SPENDING =
            "SET balance = balance - :cost, available = available - :cost, spent = spent + :cost,"
                    + " seq = seq + :entries, pending = list_append(pending, :pendingEntry)";

    /** A spend's keys, which it must not repeat. */
    public static final String REMEMBERING = " ADD #keys :keys";

    /** Besides a spend: the day that it charged, and which operation did. */
    public static final String HOSTING = ", hostedDay = :day, hostedBy = :key";

    /** A hold: nothing is spent, so the balance and the lots stay. */
    public static final String HOLDING =
            "SET available = available - :cost, holds.#hold = :hold, holdEvents = holdEvents + :one,"
                    + " pending = list_append(pending, :pendingEntry)";

    /** A hold ends: what it cost is spent, the rest is free again; with an entry or, where it cost nothing, with a hold event. */
    public static final String ENDING_HOLD = "SET balance = balance - :cost, available = available + :rest,"
            + " spent = spent + :cost, seq = seq + :entries, holdEvents = holdEvents + :holdEvents,"
            + " pending = list_append(pending, :pendingEntry) REMOVE holds.#hold";

    /** Everything anew, under the lock: every figure is known, and no pending entry is left. */
    public static final String REWRITING =
            "SET balance = :balance, available = :available, seq = :seq, holdEvents = :holdEvents,"
                    + " spent = :zero, #consumed = :consumed, purchased = :purchased, debt = :debt, lots = :lots, holds = :holds,"
                    + " nextChange = :nextChange, inDebt = :inDebt, alertArmed = :alertArmed, threshold = :threshold, noMail = :noMail,"
                    + " pending = :pending REMOVE lockToken, lockUntil";

    /** The owner was told that the credits run low. */
    public static final String DISARM_ALERT = "SET alertArmed = :no";

    /** Low still, and nobody has told yet: of all that see it one writes the mail. */
    public static final String ALERT_ARMED = "alertArmed = :yes AND available < threshold";

    /** No segment was seal since the segment was made: of several seals of one segment one takes effect. */
    public static final String SAME_SEGMENT_COUNT = "segmentCount = :seen";

    /** The idempotency record is missing, or still names the operation that was looked for in vain: nobody has moved it on meanwhile. */
    public static final String SAME_OPERATION = "attribute_not_exists(pk) OR operation = :seen";

    /** The lock is the one whose time is over: a lock that was closed again meanwhile stays closed. */
    public static final String SAME_LOCK = "lockToken = :seen";

    /** No lock is closed, or its holder's time is over: of several who want to change an account one does. */
    public static final String ACQUIRE_LOCK =
            "attribute_exists(pk) AND (attribute_not_exists(lockToken) OR lockUntil <= :now)";

    /** The lock still is the writer's: a holder taken for gone changes nothing behind the back of the next. */
    public static final String LOCK_HELD = "lockToken = :token";

    private static final String HOLD_END = "HOLD#";

    private static final String RECORD = "KEY#";

    private static final String REFUND = "REFUND#";

    private static final String SEGMENT = "SEGMENT#";

    private static final String USER = "USER#";

    private CreditsTable() {}

    /** A user's balance and newest operations. */
    public static Key balance(UserId user) {
        return new Key(partition(user), "BAL");
    }

    /** Entries that left the balance item; segments are numbered from 1. */
    public static Key segment(UserId user, int number) {
        return new Key(partition(user), SEGMENT + "%010d".formatted(number));
    }

    /** How a hold ended. */
    public static Key hold(UserId user, String operation) {
        return new Key(partition(user), HOLD_END + operation);
    }

    /** Which operation a caller's key names. */
    public static Key record(UserId user, String name) {
        return new Key(partition(user), RECORD + name);
    }

    /** Which operation gave another one back. */
    public static Key refund(UserId user, String operation) {
        return new Key(partition(user), REFUND + operation);
    }

    /** What begins the sort keys of how holds ended. */
    public static String holds() {
        return HOLD_END;
    }

    /** What begins the sort keys of callers' keys. */
    public static String records() {
        return RECORD;
    }

    /** What begins the sort keys of refunds. */
    public static String refunds() {
        return REFUND;
    }

    /** A user's subscription. */
    public static Key subscription(UserId user) {
        return new Key(partition(user), "SUBSCRIPTION");
    }

    /** The partition of all that is a user's own. */
    public static String partition(UserId user) {
        return USER + user;
    }

    /** Whose partition this is, nothing where it is nobody's. */
    public static Optional<UserId> owner(String partition) {
        return partition.startsWith(USER) ? UserId.parse(partition.substring(USER.length())) : Optional.empty();
    }
}
