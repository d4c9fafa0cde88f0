package dev.groundwork.payments.port;

import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.domain.Subscription;

/** Every user's subscription. */
public interface Subscriptions {

    /** The subscription of a user, {@link Subscription#NONE} where there never was one. */
    Subscription of(UserId user);
}
