package dev.groundwork.payments.sweep;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.LedgerReader;
import dev.groundwork.payments.webhook.ApplyEvent;
import dev.groundwork.payments.webhook.ApplyEvent.Outcome;
import dev.groundwork.payments.webhook.ParkedEvents;
import dev.groundwork.payments.webhook.ParkedEvents.ParkedEvent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applies the parked events that can be applied by now, and removes those; the others stay for the operator. */
@Singleton
final class RetryParked {

    private static final String SESSION = "cs_";

    private final ParkedEvents parkedEvents;
    private final StripeHistory history;
    private final ApplyEvent applyEvent;
    private final LedgerReader ledger;

    RetryParked(ParkedEvents parkedEvents, StripeHistory history, ApplyEvent applyEvent, LedgerReader ledger) {
        this.parkedEvents = parkedEvents;
        this.history = history;
        this.applyEvent = applyEvent;
        this.ledger = ledger;
    }

    /**
     * The result of the tries.
     *
     * @param still the ids and the payments of the events that stay parked
     */
    record Retried(SweepReport report, Set<String> still) {

        Retried {
            still = Set.copyOf(still);
        }
    }

    Retried retry() {
        var parked = new ArrayList<ParkedEvent>();
        parkedEvents.forEach(parked::add);
        var report = SweepReport.NOTHING;
        var still = new HashSet<String>();
        for (var event : parked) {
            var one = SweepStripe.one(event.id(), () -> retry(event));
            report = report.plus(one);
            if (one.parked() > 0) {
                still.addAll(List.of(event.id(), event.payment()));
            }
        }
        return new Retried(report, still);
    }

    private Outcome retry(ParkedEvent event) {
        var outcome = hasNoUser(event) ? Outcome.PARKED : again(event.id()).orElse(Outcome.PARKED);
        return switch (outcome) {
            case APPLIED, KNOWN -> {
                parkedEvents.remove(event);
                yield outcome;
            }
            case IGNORED, PARKED -> Outcome.PARKED;
            case BUSY -> outcome;
        };
    }

    /** Without a call of Stripe: most who are unknown have left for good. */
    private boolean hasNoUser(ParkedEvent event) {
        return event.reason().equals(ParkedEvent.UNKNOWN_USER)
                && UserId.parse(event.user()).flatMap(ledger::balance).isEmpty();
    }

    /** Applies it as Stripe remembers it; nothing where it does not any more. */
    private Optional<Outcome> again(String id) {
        return id.startsWith(SESSION)
                ? history.session(id).map(applyEvent::apply)
                : history.event(id).map(applyEvent::apply);
    }
}
