package dev.groundwork.payments.subscription;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A subscription as callers see it. */
@Serdeable
record SubscriptionResponse(
        String tier,
        String status,
        @Nullable String renewsAt,
        boolean cancelAtPeriodEnd,
        @Nullable PendingChange pendingChange) {

    @Serdeable
    record PendingChange(String tier, String at) {}

    static SubscriptionResponse of(Subscription subscription) {
        return new SubscriptionResponse(
                subscription.tier().text(),
                subscription.status().text(),
                subscription.renewsAt().map(Instant::toString).orElse(null),
                subscription.cancelAtPeriodEnd(),
                subscription
                        .pendingChange()
                        .map(change -> new PendingChange(
                                change.tier().text(), change.at().toString()))
                        .orElse(null));
    }
}
