package dev.groundwork.payments.subscription;

import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.subscription.StripeState.Phase;
import dev.groundwork.payments.subscription.Subscription.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is known of a user's subscription. States merge by what they say, not by when they come: the end of a subscription is for good, and another
 * subscription takes its place only after that, or where it is the newer of two that live.
 *
 * @param user whose
 * @param version how often the record was written, 0 where there is none yet
 * @param stripeId its id at Stripe, empty where there is none
 * @param createdAt when it began
 * @param stateAt the time of the newest state that was seen; an older one says nothing new
 * @param view the subscription as its owner sees it
 */
record SubscriptionRecord(
        UserId user, long version, String stripeId, Instant createdAt, Instant stateAt, Subscription view) {

    /** Returns the record of a user who never had a subscription. */
    static SubscriptionRecord none(UserId user) {
        return new SubscriptionRecord(user, 0, "", Instant.EPOCH, Instant.EPOCH, Subscription.NONE);
    }

    /** Returns the record with a state that was seen at a time; the same where it counts for nothing. */
    SubscriptionRecord with(StripeState state, Instant at) {
        if (!counts(state)) {
            return this;
        }
        var seen = view(state);
        return isOf(state) && seen.equals(view) && !at.isAfter(stateAt)
                ? this
                : new SubscriptionRecord(
                        user, version + 1, state.id(), state.createdAt(), at.isAfter(stateAt) ? at : stateAt, seen);
    }

    private boolean isOf(StripeState state) {
        return stripeId.equals(state.id());
    }

    private boolean counts(StripeState state) {
        if (isOf(state)) {
            return view.status() != Status.CANCELED && state.phase() != Phase.UNDECIDED;
        }
        return switch (state.phase()) {
            case ACTIVE, PAST_DUE -> !view.isAlive() || state.createdAt().isAfter(createdAt);
            case ENDED -> !view.isAlive() && !state.createdAt().isBefore(createdAt);
            case UNDECIDED -> false;
        };
    }

    private static Subscription view(StripeState state) {
        if (state.phase() == Phase.ENDED) {
            return Subscription.OVER;
        }
        return new Subscription(
                state.tier(),
                state.phase() == Phase.PAST_DUE ? Status.PAST_DUE : Status.ACTIVE,
                Optional.of(state.periodEnd()),
                state.cancelAtPeriodEnd(),
                state.pending());
    }

    /** Returns the record when its status is another, by what an invoice says. */
    SubscriptionRecord with(Status status, Instant at) {
        var other =
                new Subscription(view.tier(), status, view.renewsAt(), view.cancelAtPeriodEnd(), view.pendingChange());
        return new SubscriptionRecord(user, version + 1, stripeId, createdAt, at, other);
    }

    /** Returns true if this is the end of a subscription that had not ended before. */
    boolean isEndOf(SubscriptionRecord before) {
        return view.status() == Status.CANCELED
                && !(before.view.status() == Status.CANCELED && before.stripeId.equals(stripeId));
    }
}
