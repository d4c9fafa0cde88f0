package dev.groundwork.payments.subscription;

import dev.groundwork.kernel.UserId;

/** Reads every user's subscription, as far as it is known here. */
interface SubscriptionReader {

    /** Reads the record of a user, {@link SubscriptionRecord#none} where there never was a subscription. */
    SubscriptionRecord of(UserId user);
}
