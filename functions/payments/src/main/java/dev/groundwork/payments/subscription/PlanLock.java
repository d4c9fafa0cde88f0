package dev.groundwork.payments.subscription;

import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.subscription.Subscription.Tier;
import java.util.Optional;

/** Of all that would change a user's subscription at once, one request does at a time. */
interface PlanLock {

    /**
     * A change that is under way.
     *
     * @param user whose subscription
     * @param holder the request
     * @param round counts the changes of this user
     * @param page the newest page to start a subscription, where there is one
     */
    record Held(UserId user, String holder, long round, Optional<StartPage> page) {}

    /**
     * A page to start a subscription. It is noted before Stripe is asked for it, so that it is found again whatever happens then.
     *
     * @param name of the request that began it
     * @param tier which
     * @param catalogueVersion which version sells it
     * @param page the page itself, once it is known
     */
    record StartPage(String name, Tier tier, int catalogueVersion, Optional<CheckoutPage> page) {}

    /** Begins a change; nothing while another request has one under way. The same request may begin again. */
    Optional<Held> begin(UserId user, String holder);

    /** Notes a page that will be opened, or that is; false where the change is somebody else's by now. */
    boolean note(Held held, StartPage page);

    /** Ends a change. One that does not come to its end is over by itself after half a minute: by then Stripe has answered. */
    void end(Held held);
}
