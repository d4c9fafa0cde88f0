package dev.groundwork.payments.subscription;

import dev.groundwork.kernel.ProblemException;
import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.subscription.PlanLock.Held;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Makes one change of a user's subscription at a time, from what is true at Stripe. When it is not known whether Stripe has taken money for a change, the
 * same request may go on at once, and another one only when the change is over by itself: then what Stripe has made of it can be read.
 */
@Singleton
final class ChangeSubscription {

    private static final int MAX_TRIES = 30;
    private static final int MIN_WAIT_MILLIS = 50;
    private static final int MAX_WAIT_MILLIS = 150;

    private final PlanLock lock;
    private final StripeSubscriptions stripe;
    private final SecureRandom jitter;

    ChangeSubscription(PlanLock lock, StripeSubscriptions stripe, SecureRandom jitter) {
        this.lock = lock;
        this.stripe = stripe;
        this.jitter = jitter;
    }

    /**
     * Makes a change.
     *
     * @param holder the request; repeated, it goes on with its own change
     * @param paid says by what is true at Stripe, nothing where no subscription goes on, that the change takes money at once
     * @param change gets the same
     * @return nothing while another request changes the subscription for too long
     */
    <O> Optional<O> change(
            UserId user,
            String holder,
            Predicate<Optional<StripeState>> paid,
            BiFunction<Held, Optional<StripeState>, O> change) {
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            var held = lock.begin(user, holder);
            if (held.isPresent()) {
                return Optional.of(change(held.get(), paid, change));
            }
            pause();
        }
        return Optional.empty();
    }

    private <O> O change(
            Held held, Predicate<Optional<StripeState>> paid, BiFunction<Held, Optional<StripeState>, O> change) {
        var takesMoney = false;
        try {
            var now = stripe.current(held.user());
            takesMoney = paid.test(now);
            var outcome = change.apply(held, now);
            lock.end(held);
            return outcome;
        } catch (ProblemException e) {
            if (!takesMoney) {
                lock.end(held);
            }
            throw e;
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(jitter.nextLong(MIN_WAIT_MILLIS, MAX_WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another request changes the subscription", e);
        }
    }
}
