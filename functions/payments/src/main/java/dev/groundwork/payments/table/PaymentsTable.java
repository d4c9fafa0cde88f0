package dev.groundwork.payments.table;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.CreditsTable;

/**
 * The keys of the table {@code credits} under which the function payments keeps its items, and the conditions of their writers.
 *
 * <pre>
 * pk                sk                  item                                      condition on write
 * USER#usr_…        CUSTOMER            the user's customer at Stripe; of one     ABSENT; none when the account ends
 *                                       who left, that there is none any more
 * USER#usr_…        CHECKOUT#digest     the purchase that a caller's key names    ABSENT to begin, NO_SESSION to note the session
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

    private PaymentsTable() {}

    /** Returns the key of a user's customer at Stripe. */
    public static Key customer(UserId user) {
        return new Key(CreditsTable.partition(user), "CUSTOMER");
    }

    /** Returns the key of a purchase. */
    public static Key checkout(UserId user, String digest) {
        return new Key(CreditsTable.partition(user), "CHECKOUT#" + digest);
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
