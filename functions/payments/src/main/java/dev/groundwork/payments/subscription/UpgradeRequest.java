package dev.groundwork.payments.subscription;

import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.subscription.Subscription.Tier;
import java.util.Optional;

/**
 * A request to change the tier, under a caller's key.
 *
 * @param user who asks
 * @param name of the key
 * @param tier which
 * @param catalogueVersion which version sells it, fixed before Stripe is asked
 * @param answer what it was answered, once it was
 */
record UpgradeRequest(UserId user, String name, Tier tier, int catalogueVersion, Optional<Answer> answer) {

    /** An answer that every repeat gets. */
    sealed interface Answer {

        /** Pay there first. */
        record Opened(CheckoutPage page) implements Answer {}

        /** Accepted; the subscription stood so then. */
        record Accepted(Subscription subscription) implements Answer {}

        /** The bank refused. */
        record Declined() implements Answer {}
    }

    /** Returns the name of a write at Stripe that this request makes. */
    String key(String what) {
        return "upgrade-" + user + "-" + name + "-" + what;
    }
}
