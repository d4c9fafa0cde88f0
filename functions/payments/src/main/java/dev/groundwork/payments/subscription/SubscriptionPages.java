package dev.groundwork.payments.subscription;

import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.subscription.Subscription.Tier;

/** The pages of Stripe's at which subscriptions are started and looked after. */
interface SubscriptionPages {

    /** Opens a page to start a subscription; repeated under its key, it is the same page. */
    CheckoutPage open(UserId user, Tier tier, int catalogueVersion, String key);

    /** Returns true if a page waits for somebody to pay. */
    boolean isOpen(String session);

    /** Closes a page, so that nobody pays there. */
    void close(String session, String key);

    /** Opens the page at which the user sees invoices and changes the card, and returns its address. It is good for minutes. */
    String portal(UserId user, String key);
}
