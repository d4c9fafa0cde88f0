package dev.groundwork.payments.subscription;

import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.subscription.Subscription.Tier;
import java.util.Optional;

/**
 * The subscriptions at Stripe: what is true there, and what changes it. Each write has a key under which it happens once, however often it is repeated.
 */
interface StripeSubscriptions {

    /** Reads one with its schedule; nothing where there is none, or it is not ours. */
    Optional<StripeState> find(String id);

    /** Finds the one of a user that goes on, the newest where there are several. */
    Optional<StripeState> current(UserId user);

    /**
     * Changes the tier at once: a new period begins, and all of it is paid now.
     *
     * @return false where the bank refuses, and nothing has changed
     */
    boolean raise(StripeState now, Tier tier, int catalogueVersion, String key);

    /** Returns true if a month of this tier that goes on is paid already: then somebody at Stripe has lowered the tier in the middle of it. */
    boolean isPaid(StripeState now, Tier tier);

    /** Changes the tier at once within the current period, without money. */
    void exchange(StripeState now, Tier tier, int catalogueVersion, String key);

    /** Changes the tier at the end of the period. */
    void schedule(StripeState now, Tier tier, int catalogueVersion, String key);

    /** Takes back what was to change at the end of the period. */
    void unschedule(StripeState now, String key);

    /** Lets it end with its period, or go on. It must have no schedule. */
    void endWithPeriod(StripeState now, boolean ends, String key);
}
