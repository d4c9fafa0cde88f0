package dev.groundwork.payments.subscription;

import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.payments.subscription.PlanLock.Held;
import dev.groundwork.payments.subscription.Subscription.Tier;
import dev.groundwork.payments.subscription.UpgradeRequest.Answer;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Brings a user to a tier, once for a key: from the free tier by a page to pay at, from a paid one at once or at the end of the period. */
@Singleton
final class UpgradeSubscription {

    private static final String SCOPE = "upgrade";

    private final UpgradeRequests requests;
    private final ChangeSubscription changes;
    private final StartSubscription startSubscription;
    private final ChangeTier changeTier;
    private final RecordSubscription recordSubscription;
    private final TierSales sales;

    UpgradeSubscription(
            UpgradeRequests requests,
            ChangeSubscription changes,
            StartSubscription startSubscription,
            ChangeTier changeTier,
            RecordSubscription recordSubscription,
            TierSales sales) {
        this.requests = requests;
        this.changes = changes;
        this.startSubscription = startSubscription;
        this.changeTier = changeTier;
        this.recordSubscription = recordSubscription;
        this.sales = sales;
    }

    /** The outcome of a request to change the tier. */
    sealed interface Outcome {

        /** This is the answer. */
        record Answered(Answer answer) implements Outcome {}

        /** This was the answer to the same request before. */
        record Replayed(Answer answer) implements Outcome {}

        /** There is nothing to end. */
        record NoSubscription() implements Outcome {}

        /** The key was used for another tier. */
        record KeyReused() implements Outcome {}

        /** Another request changes the subscription. */
        record InProgress() implements Outcome {}
    }

    Outcome upgrade(UserId user, Tier tier, IdempotencyKey key) {
        var name = new ScopedKey(SCOPE, key).recordName();
        var known = requests.find(user, name);
        return known.flatMap(request -> decided(request, tier))
                .orElseGet(() -> changes.change(
                                user,
                                name,
                                now -> now.filter(state -> tier.compareTo(state.tier()) > 0)
                                        .isPresent(),
                                (held, now) -> change(held, now, tier))
                        .orElseGet(Outcome.InProgress::new));
    }

    /** Returns the outcome where nothing is left to do. */
    private static Optional<Outcome> decided(UpgradeRequest request, Tier tier) {
        return request.tier() == tier
                ? request.answer().map(Outcome.Replayed::new)
                : Optional.of(new Outcome.KeyReused());
    }

    private Outcome change(Held held, Optional<StripeState> now, Tier tier) {
        if (now.isEmpty() && tier == Tier.FREE) {
            return new Outcome.NoSubscription();
        }
        var request = requests.begin(
                new UpgradeRequest(held.user(), held.holder(), tier, sales.newestVersion(), Optional.empty()));
        return decided(request, tier)
                .orElseGet(() -> now.map(state -> Optional.of(change(state, request)))
                        .orElseGet(() -> startSubscription.open(held, request).map(Answer.Opened::new))
                        .<Outcome>map(answer -> new Outcome.Answered(requests.note(request, answer)))
                        .orElseGet(Outcome.InProgress::new));
    }

    private Answer change(StripeState now, UpgradeRequest request) {
        return changeTier.change(now, request.tier(), request.catalogueVersion(), request::key)
                ? new Answer.Accepted(recordSubscription.current(request.user(), now.id()))
                : new Answer.Declined();
    }
}
