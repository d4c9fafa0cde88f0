package dev.groundwork.payments.subscription;

import dev.groundwork.payments.subscription.PlanLock.Held;
import dev.groundwork.payments.subscription.PlanLock.StartPage;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Opens the page at which a user starts a subscription. A user has one such page at a time: whoever asks for the same tier again, under whatever key,
 * gets it again, and a page for another tier closes it. So nobody pays for two subscriptions.
 */
@Singleton
final class StartSubscription {

    private final PlanLock lock;
    private final SubscriptionPages pages;

    StartSubscription(PlanLock lock, SubscriptionPages pages) {
        this.lock = lock;
        this.pages = pages;
    }

    /** Opens the page for a request, nothing where the change was taken over by another one meanwhile. */
    Optional<CheckoutPage> open(Held held, UpgradeRequest request) {
        var before = held.page().flatMap(page -> page(held, page));
        if (before.isPresent() && pages.isOpen(before.get().id())) {
            if (held.page().orElseThrow().tier() == request.tier()) {
                return before;
            }
            pages.close(before.get().id(), request.key("close-" + before.get().id()));
        }
        return page(held, new StartPage(request.name(), request.tier(), request.catalogueVersion(), Optional.empty()));
    }

    /** Returns a page that was begun; where it is not known whether Stripe has opened it, it is opened now or found by its name. */
    private Optional<CheckoutPage> page(Held held, StartPage begun) {
        if (begun.page().isPresent()) {
            return begun.page();
        }
        if (!lock.note(held, begun)) {
            return Optional.empty();
        }
        var request =
                new UpgradeRequest(held.user(), begun.name(), begun.tier(), begun.catalogueVersion(), Optional.empty());
        var opened = pages.open(held.user(), begun.tier(), begun.catalogueVersion(), request.key("start"));
        lock.note(held, new StartPage(begun.name(), begun.tier(), begun.catalogueVersion(), Optional.of(opened)));
        return Optional.of(opened);
    }
}
