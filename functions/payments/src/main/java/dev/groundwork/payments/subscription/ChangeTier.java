package dev.groundwork.payments.subscription;

import dev.groundwork.payments.subscription.Subscription.PendingChange;
import dev.groundwork.payments.subscription.Subscription.Tier;
import jakarta.inject.Singleton;
import java.util.function.UnaryOperator;

/** Changes a subscription that goes on: a higher tier now, a lower one or none at the end of the period. Repeated, it goes on where it stopped. */
@Singleton
final class ChangeTier {

    private final StripeSubscriptions stripe;

    ChangeTier(StripeSubscriptions stripe) {
        this.stripe = stripe;
    }

    /**
     * Brings a subscription to a tier.
     *
     * @param key makes the names of the writes at Stripe
     * @return false where the bank refuses, and nothing has changed
     */
    boolean change(StripeState now, Tier tier, int catalogueVersion, UnaryOperator<String> key) {
        if (tier == Tier.FREE) {
            end(now, key);
            return true;
        }
        if (tier == now.tier()) {
            stay(now, key);
            return true;
        }
        if (tier.compareTo(now.tier()) < 0) {
            lower(now, tier, catalogueVersion, key);
            return true;
        }
        var paid = raise(now, tier, catalogueVersion, key);
        if (paid) {
            stripe.unschedule(now, key.apply("unschedule-" + now.id()));
        }
        return paid;
    }

    /** A tier that is paid for this period costs nothing again, and gives nothing again. */
    private boolean raise(StripeState now, Tier tier, int catalogueVersion, UnaryOperator<String> key) {
        if (!stripe.isPaid(now, tier)) {
            return stripe.raise(now, tier, catalogueVersion, key.apply("raise-" + now.id()));
        }
        stripe.exchange(now, tier, catalogueVersion, key.apply("exchange-" + now.id()));
        return true;
    }

    /** Ends a subscription with its period. What was to change then does not. */
    void end(StripeState now, UnaryOperator<String> key) {
        stripe.unschedule(now, key.apply("unschedule-" + now.id()));
        if (!now.cancelAtPeriodEnd()) {
            stripe.endWithPeriod(now, true, key.apply("end-" + now.id()));
        }
    }

    private void stay(StripeState now, UnaryOperator<String> key) {
        stripe.unschedule(now, key.apply("unschedule-" + now.id()));
        goOn(now, key);
    }

    private void goOn(StripeState now, UnaryOperator<String> key) {
        if (now.cancelAtPeriodEnd()) {
            stripe.endWithPeriod(now, false, key.apply("go-on-" + now.id()));
        }
    }

    private void lower(StripeState now, Tier tier, int catalogueVersion, UnaryOperator<String> key) {
        if (now.pending().map(PendingChange::tier).filter(tier::equals).isPresent()) {
            return;
        }
        goOn(now, key);
        stripe.schedule(now, tier, catalogueVersion, key.apply("lower-" + now.id()));
    }
}
