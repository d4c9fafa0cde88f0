package dev.groundwork.payments.table;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.ledger.store.PaymentKeys;

/**
 * The keys of the table {@code credits} under which the function payments keeps its items, and the conditions of their writers.
 *
 * <pre>
 * pk                sk                  item                                      condition on write
 * USER#usr_…        CUSTOMER            the user's customer at Stripe; of one     ABSENT; none when the account ends
 *                                       who left, that there is none any more
 * USER#usr_…        CHECKOUT#digest     the purchase that a caller's key names    ABSENT to begin, NO_SESSION to note the session
 * USER#usr_…        SUBSCRIPTION        tier, state and dates of a subscription   ABSENT at first, then SAME_VERSION; with it the ledger is
 *                                                                                 still open
 * USER#usr_…        PLAN                what changes the subscription now, and    FREE_PLAN to begin a change, HELD_PLAN in it
 *                                       the newest page to start one
 * USER#usr_…        UPGRADE#digest      the change that a caller's key names      ABSENT to begin, NO_ANSWER to note the answer
 * USER#usr_…        TOLD#in_…           that a mail told of an unpaid invoice     ABSENT, written with the mail
 * PARKED            evt_…               an event of ours that could not be        ABSENT; deleted once it was applied
 *                                       applied; cs_… for a session without one
 * SWEEP             list                where a sweep of events or sessions       none, the next sweep starts there
 *                                       stopped because its time was over
 * </pre>
 */
public final class PaymentsTable {

    /** Only where nothing stands: of two requests of one key, and of two customers of one user, the first counts. */
    public static final String ABSENT = "attribute_not_exists(pk)";

    /** The purchase has begun and has no session yet: of two answers of Stripe the first is the one that every repeat gets. */
    public static final String NO_SESSION = "attribute_exists(pk) AND attribute_not_exists(sessionId)";

    /** The subscription is as it was read: a state that was read at Stripe before another one counts only where it is the newest. */
    public static final String SAME_VERSION = "version = :seen";

    /** Nobody changes the subscription now, or only the same request before: of ten changes at once one reaches Stripe at a time. */
    public static final String FREE_PLAN = "attribute_not_exists(holder) OR holder = :holder OR heldUntil <= :now";

    /** The change is still this request's. */
    public static final String HELD_PLAN = "holder = :holder";

    /** The change has begun and has no answer yet: of two answers the first is the one that every repeat gets. */
    public static final String NO_ANSWER = "attribute_exists(pk) AND attribute_not_exists(answer)";

    private PaymentsTable() {}

    /** Returns the key of a user's customer at Stripe. */
    public static Key customer(UserId user) {
        return PaymentKeys.customer(user);
    }

    /** Returns the key of a purchase. */
    public static Key checkout(UserId user, String digest) {
        return new Key(CreditsTable.partition(user), "CHECKOUT#" + digest);
    }

    /** Returns the key of a user's subscription. */
    public static Key subscription(UserId user) {
        return PaymentKeys.subscription(user);
    }

    /** Returns the key of what changes a user's subscription. */
    public static Key plan(UserId user) {
        return new Key(CreditsTable.partition(user), "PLAN");
    }

    /** Returns the key of a change of the subscription. */
    public static Key upgrade(UserId user, String digest) {
        return new Key(CreditsTable.partition(user), "UPGRADE#" + digest);
    }

    /** Returns the key of the item that says that a mail told of an invoice. */
    public static Key told(UserId user, String invoice) {
        return new Key(CreditsTable.partition(user), "TOLD#" + invoice);
    }

    /** Returns the key of where a sweep of a list stopped. */
    public static Key sweep(String list) {
        return new Key("SWEEP", list);
    }

    /** Returns the key of a parked event. */
    public static Key parked(String event) {
        return new Key("PARKED", event);
    }
}
