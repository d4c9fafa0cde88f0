package dev.groundwork.payments.webhook;

import com.stripe.model.Event;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.PaymentRequest;
import dev.groundwork.ledger.model.PaymentRequest.PaymentOutcome;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies an event. When it returns, the effect is durable and readable. */
@Singleton
final class ApplyEvent {

    private static final Logger LOG = LoggerFactory.getLogger(ApplyEvent.class);

    private final ReadEvent readEvent;
    private final CreditLedger ledger;
    private final ParkedEvents parkedEvents;

    ApplyEvent(ReadEvent readEvent, CreditLedger ledger, ParkedEvents parkedEvents) {
        this.readEvent = readEvent;
        this.ledger = ledger;
        this.parkedEvents = parkedEvents;
    }

    /** The outcome of an event. */
    enum Outcome {
        /** It has changed credits, now or when it came before. */
        APPLIED,
        /** It is nothing to us. */
        IGNORED,
        /** It is ours and cannot be applied. */
        PARKED,
        /** Others were in the way for too long; it has to come again. */
        BUSY;

        /** Returns the name that callers see. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Outcome apply(Event event) {
        var outcome = outcome(event);
        LOG.atInfo()
                .addKeyValue("event", event.getType())
                .addKeyValue("stripeEventId", event.getId())
                .addKeyValue("outcome", outcome.text())
                .log("An event of Stripe came");
        return outcome;
    }

    private Outcome outcome(Event event) {
        return switch (readEvent.read(event)) {
            case Reading.Nothing nothing -> Outcome.IGNORED;
            case Reading.Unreadable(var reason) -> park(event, reason, "", "");
            case Reading.Stated(var user, var payment, var fact) ->
                switch (ledger.applyPayment(new PaymentRequest(user, payment, event.getId(), fact))) {
                    case PaymentOutcome.Applied applied -> Outcome.APPLIED;
                    case PaymentOutcome.Known known -> Outcome.APPLIED;
                    case PaymentOutcome.UnknownUser unknown -> park(event, "unknown_user", payment, user.value());
                    case PaymentOutcome.Busy busy -> Outcome.BUSY;
                };
        };
    }

    private Outcome park(Event event, String reason, String payment, String user) {
        parkedEvents.park(event, reason, payment, user);
        return Outcome.PARKED;
    }
}
