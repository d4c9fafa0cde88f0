package dev.groundwork.payments.subscription;

import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;

/** Ends a user's subscription with its period. It may be repeated. */
@Singleton
final class CancelSubscription {

    private static final String HOLDER = "cancel";

    private final ChangeSubscription changes;
    private final ChangeTier changeTier;
    private final RecordSubscription recordSubscription;

    CancelSubscription(ChangeSubscription changes, ChangeTier changeTier, RecordSubscription recordSubscription) {
        this.changes = changes;
        this.changeTier = changeTier;
        this.recordSubscription = recordSubscription;
    }

    /** The outcome of a request to end the subscription. */
    sealed interface Outcome {

        /** It ends with its period. */
        record Accepted(Subscription subscription) implements Outcome {}

        /** There is nothing to end. */
        record NoSubscription() implements Outcome {}

        /** Another request changes the subscription. */
        record InProgress() implements Outcome {}
    }

    Outcome cancel(UserId user) {
        return changes.change(
                        user,
                        HOLDER,
                        now -> false,
                        (held, now) -> now.map(state -> {
                                    changeTier.end(state, what -> "cancel-" + user + "-" + held.round() + "-" + what);
                                    return recordSubscription.current(user, state.id());
                                })
                                .<Outcome>map(Outcome.Accepted::new)
                                .orElseGet(Outcome.NoSubscription::new))
                .orElseGet(Outcome.InProgress::new);
    }
}
