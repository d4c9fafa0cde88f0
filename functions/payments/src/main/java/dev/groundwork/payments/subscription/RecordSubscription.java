package dev.groundwork.payments.subscription;

import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.subscription.Subscription.Status;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Records how subscriptions stand, whatever says so. The record is read first, Stripe after it, and what comes of both is written only if nobody has
 * written the record meanwhile: so a state that was read earlier never comes after a newer one.
 */
@Singleton
public final class RecordSubscription {

    private static final int MAX_TRIES = 10;
    private static final String ENDED = "subscription_ended";
    private static final String UNPAID = "payment_failed";

    private final Subscriptions subscriptions;
    private final StripeSubscriptions stripe;
    private final IdSource ids;
    private final ProductClock clock;

    RecordSubscription(Subscriptions subscriptions, StripeSubscriptions stripe, IdSource ids, ProductClock clock) {
        this.subscriptions = subscriptions;
        this.stripe = stripe;
        this.ids = ids;
        this.clock = clock;
    }

    /** The outcome of a state that was stated. */
    public enum Outcome {
        /** It is recorded now. */
        RECORDED,
        /** It was recorded before, or a newer one was. */
        KNOWN,
        /** There is no such user, or not any more. */
        UNKNOWN_USER,
        /** Others were in the way for too long. */
        BUSY
    }

    /**
     * Records the state that an event states. It counts where it is newer than all that was seen; else Stripe is asked, since events of one second have no
     * order, and an older one may come late.
     */
    public Outcome stated(StripeState state, Instant at) {
        return record(
                        state.user(),
                        known -> at.isAfter(known.stateAt()) && !state.isIncomplete()
                                ? known.with(state, at)
                                : atStripe(known, state.id())
                                        .orElseGet(() -> at.isBefore(known.stateAt()) ? known : known.with(state, at)))
                .outcome();
    }

    /** Records the state that Stripe has now. */
    public Outcome refresh(UserId user, String id) {
        return record(user, known -> atStripe(known, id).orElse(known)).outcome();
    }

    /** Records the state that Stripe has now, and returns what its owner sees. */
    Subscription current(UserId user, String id) {
        return record(user, known -> atStripe(known, id).orElse(known)).known().view();
    }

    /** Records that an invoice is paid: what was past due is active again. */
    public Outcome paid(UserId user, String id, Instant at) {
        return record(user, known -> invoiced(known, id, Status.PAST_DUE, Status.ACTIVE, at))
                .outcome();
    }

    /** Records that an invoice is not paid, and tells its owner, once for each invoice. */
    public Outcome unpaid(UserId user, String id, String invoice, Instant at) {
        var recorded = record(user, known -> invoiced(known, id, Status.ACTIVE, Status.PAST_DUE, at));
        var known = recorded.known();
        if (recorded.outcome() == Outcome.UNKNOWN_USER
                || recorded.outcome() == Outcome.BUSY
                || !known.stripeId().equals(id)
                || known.view().status() != Status.PAST_DUE) {
            return recorded.outcome();
        }
        var words = Map.of("tier", known.view().tier().text());
        return switch (subscriptions.announce(user, invoice, mail(UNPAID, user, words))) {
            case WRITTEN -> Outcome.RECORDED;
            case CONFLICT -> recorded.outcome();
            case UNKNOWN_USER -> Outcome.UNKNOWN_USER;
        };
    }

    private SubscriptionRecord invoiced(SubscriptionRecord known, String id, Status from, Status to, Instant at) {
        return atStripe(known, id)
                .orElseGet(() ->
                        known.stripeId().equals(id) && known.view().status() == from && !at.isBefore(known.stateAt())
                                ? known.with(to, at)
                                : known);
    }

    private Optional<SubscriptionRecord> atStripe(SubscriptionRecord known, String id) {
        return stripe.find(id)
                .filter(state -> state.user().equals(known.user()))
                .map(state -> known.with(state, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    private record Recorded(Outcome outcome, SubscriptionRecord known) {}

    private Recorded record(UserId user, UnaryOperator<SubscriptionRecord> merge) {
        var known = subscriptions.of(user);
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            var next = merge.apply(known);
            if (next.equals(known)) {
                return new Recorded(Outcome.KNOWN, known);
            }
            switch (subscriptions.write(next, mails(known, next))) {
                case WRITTEN -> {
                    return new Recorded(Outcome.RECORDED, next);
                }
                case UNKNOWN_USER -> {
                    return new Recorded(Outcome.UNKNOWN_USER, known);
                }
                case CONFLICT -> known = subscriptions.of(user);
            }
        }
        return new Recorded(Outcome.BUSY, known);
    }

    private List<OutboxMail> mails(SubscriptionRecord known, SubscriptionRecord next) {
        return next.isEndOf(known) ? List.of(mail(ENDED, known.user(), Map.of())) : List.of();
    }

    private OutboxMail mail(String kind, UserId user, Map<String, String> words) {
        return new OutboxMail(ids.nextUlid(), kind, user.value(), words, "", clock.instant());
    }
}
