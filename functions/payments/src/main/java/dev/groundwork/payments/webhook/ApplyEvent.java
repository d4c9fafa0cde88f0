package dev.groundwork.payments.webhook;

import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.PaymentRequest;
import dev.groundwork.ledger.model.PaymentRequest.PaymentOutcome;
import dev.groundwork.payments.webhook.ParkedEvents.ParkedEvent;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies what Stripe says. When it returns, the effect is durable and readable. */
@Singleton
public final class ApplyEvent {

    private static final String SESSION = "checkout.session";
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
    public enum Outcome {
        /** It has changed something now. */
        APPLIED,
        /** It has changed all that it can before. */
        KNOWN,
        /** It is nothing to us. */
        IGNORED,
        /** It is ours and cannot be applied. */
        PARKED,
        /** Others were in the way for too long; it has to come again. */
        BUSY;

        /** Returns the name that callers see: the same whether an event is applied now or was before. */
        String text() {
            return this == KNOWN ? APPLIED.text() : name().toLowerCase(Locale.ROOT);
        }
    }

    /** Applies an event of any type. */
    public Outcome apply(Event event) {
        return apply(readEvent.read(event), event.getId(), event.getType());
    }

    /** Applies a checkout session as it stands, whatever events of it came. */
    public Outcome apply(Session session) {
        return apply(readEvent.read(session), session.getId(), SESSION);
    }

    private Outcome apply(Reading reading, String id, String type) {
        var outcome = outcome(reading, id, type);
        LOG.atInfo()
                .addKeyValue("event", type)
                .addKeyValue("stripeEventId", id)
                .addKeyValue("outcome", outcome.text())
                .log("An event of Stripe came");
        return outcome;
    }

    private Outcome outcome(Reading reading, String id, String type) {
        return switch (reading) {
            case Reading.Nothing nothing -> Outcome.IGNORED;
            case Reading.Unreadable(var reason) -> park(new ParkedEvent(id, type, reason, "", ""));
            case Reading.Stated(var user, var payment, var fact) ->
                switch (ledger.applyPayment(new PaymentRequest(user, payment, id, fact))) {
                    case PaymentOutcome.Applied applied -> Outcome.APPLIED;
                    case PaymentOutcome.Known known -> Outcome.KNOWN;
                    case PaymentOutcome.UnknownUser unknown ->
                        park(new ParkedEvent(id, type, ParkedEvent.UNKNOWN_USER, payment, user.value()));
                    case PaymentOutcome.Busy busy -> Outcome.BUSY;
                };
        };
    }

    private Outcome park(ParkedEvent event) {
        parkedEvents.park(event);
        return Outcome.PARKED;
    }
}
