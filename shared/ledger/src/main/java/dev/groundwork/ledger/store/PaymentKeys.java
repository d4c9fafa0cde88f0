package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.UserId;

/**
 * The keys of the table {@code credits} under which payments stand, and the conditions of their writers.
 *
 * <pre>
 * pk                sk                  item                                      condition on write
 * USER#usr_…        PAYMENT#pi_…        what is known of a payment, and what the  ABSENT at first, then SAME_VERSION; written with the
 *                                       ledger has made of it                     balance under the lock
 * USER#usr_…        EVENT#evt_…         that an event of Stripe was applied       ABSENT, written with the payment; it never expires
 * </pre>
 */
public final class PaymentKeys {

    /** The payment is as it was read: of two events of one payment that are applied at once, the second sees what the first has made. */
    public static final String SAME_VERSION = "version = :seen";

    private static final String EVENT = "EVENT#";

    private static final String PAYMENT = "PAYMENT#";

    private PaymentKeys() {}

    /** Returns the key of what is known of a payment. */
    public static Key payment(UserId user, String payment) {
        return new Key(CreditsTable.partition(user), PAYMENT + payment);
    }

    /** Returns the key of a user's customer at Stripe, which the function payments keeps. */
    public static Key customer(UserId user) {
        return new Key(CreditsTable.partition(user), "CUSTOMER");
    }

    /** Returns the key of a user's subscription, which the function payments keeps. */
    public static Key subscription(UserId user) {
        return new Key(CreditsTable.partition(user), "SUBSCRIPTION");
    }

    /** Returns the key of the item that says that an event was applied. */
    public static Key event(UserId user, String event) {
        return new Key(CreditsTable.partition(user), EVENT + event);
    }

    /** Returns what the sort keys of payments begin with. */
    public static String payments() {
        return PAYMENT;
    }

    /** Returns the condition of writing this version of a payment. */
    static Expression condition(long version) {
        return version == 1
                ? Expression.when(CreditsTable.ABSENT)
                : Expression.when(SAME_VERSION).value(":seen", version - 1);
    }
}
