package dev.groundwork.payments.subscription;

import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.subscription.Subscription.PendingChange;
import dev.groundwork.payments.subscription.Subscription.Tier;
import java.time.Instant;
import java.util.Optional;

/**
 * A subscription of ours as it stands at Stripe.
 *
 * @param id its id there
 * @param user whose
 * @param createdAt when it began
 * @param phase how it stands
 * @param tier which
 * @param periodEnd when the current period ends
 * @param item the part of it that has the price
 * @param cancelAtPeriodEnd whether it ends then
 * @param schedule what changes it at the end of the period, where it has one
 * @param pending the change, where the schedule was read too
 */
public record StripeState(
        String id,
        UserId user,
        Instant createdAt,
        Phase phase,
        Tier tier,
        Instant periodEnd,
        String item,
        boolean cancelAtPeriodEnd,
        Optional<String> schedule,
        Optional<PendingChange> pending) {

    /** The state of a subscription at Stripe, as far as it matters here. */
    public enum Phase {
        /** It is paid. */
        ACTIVE,
        /** Its newest invoice is not paid, or it pauses: it gives nothing until somebody acts. */
        PAST_DUE,
        /** It has ended for good. */
        ENDED,
        /** Its first payment is not there yet, or Stripe has a state that we do not know: what is known stays. */
        UNDECIDED
    }

    /** Returns true if it has a period that goes on. */
    boolean isAlive() {
        return phase == Phase.ACTIVE || phase == Phase.PAST_DUE;
    }

    /** Returns true if its schedule has to be read before it is known what changes. */
    boolean isIncomplete() {
        return schedule.isPresent() && pending.isEmpty() && isAlive();
    }
}
