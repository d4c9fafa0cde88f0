package dev.groundwork.payments.subscription;

import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;

/** Opens Stripe's customer portal for a user: invoices, receipts and the card. Clicks of one second open it once. */
@Singleton
final class OpenPortal {

    private final SubscriptionPages pages;
    private final ProductClock clock;

    OpenPortal(SubscriptionPages pages, ProductClock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /** Returns the portal's address, which is good for minutes. */
    String open(UserId user) {
        return pages.portal(user, "portal-" + user + "-" + clock.instant().getEpochSecond());
    }
}
