package dev.groundwork.payments.subscription;

import dev.groundwork.kernel.UserId;

/** Reads every user's subscription. */
interface SubscriptionReader {

    /** The subscription of a user, {@link Subscription#NONE} where there never was one. */
    Subscription of(UserId user);
}
