package dev.groundwork.payments.webhook;

import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.PaymentRequest;
import dev.groundwork.ledger.model.PaymentRequest.PaymentOutcome;
import dev.groundwork.payments.subscription.RecordSubscription;
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

    /** Tells the second fact of an event from the first. */
    private static final String RECEIPT = "-receipt";

    private final ReadEvent readEvent;
    private final CreditLedger ledger;
    private final RecordSubscription recordSubscription;
    private final ParkedEvents parkedEvents;

    ApplyEvent(
            ReadEvent readEvent,
            CreditLedger ledger,
            RecordSubscription recordSubscription,
            ParkedEvents parkedEvents) {
        this.readEvent = readEvent;
        this.ledger = ledger;
        this.recordSubscription = recordSubscription;
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
            case Reading.Stated stated -> stated(stated, id, type);
            case Reading.Paid paid -> paid(paid, id, type);
            case Reading.Unpaid(var user, var invoice, var subscription, var at) ->
                recorded(recordSubscription.unpaid(user, subscription, invoice, at));
            case Reading.Subscribed(var state, var at) -> recorded(recordSubscription.stated(state, at));
            case Reading.Changed(var user, var subscription) ->
                recorded(recordSubscription.refresh(user, subscription));
        };
    }

    private Outcome stated(Reading.Stated stated, String id, String type) {
        var user = stated.user();
        var payment = stated.payment();
        return switch (ledger.applyPayment(new PaymentRequest(user, payment, id, stated.fact()))) {
            case PaymentOutcome.Applied applied -> Outcome.APPLIED;
            case PaymentOutcome.Known known -> Outcome.KNOWN;
            case PaymentOutcome.UnknownUser unknown ->
                park(new ParkedEvent(id, type, ParkedEvent.UNKNOWN_USER, payment, user.value()));
            case PaymentOutcome.Busy busy -> Outcome.BUSY;
        };
    }

    /** The credits first, then what shows them, and the state of the subscription at last: whatever stops it, the event comes again. */
    private Outcome paid(Reading.Paid paid, String id, String type) {
        var stated = paid.stated();
        var credits = stated(stated, id, type);
        if (credits == Outcome.PARKED || credits == Outcome.BUSY) {
            return credits;
        }
        for (var receipt : paid.receipt().stream().toList()) {
            if (stated(new Reading.Stated(stated.user(), stated.payment(), receipt), id + RECEIPT, type)
                    == Outcome.BUSY) {
                return Outcome.BUSY;
            }
        }
        var state = recorded(recordSubscription.paid(stated.user(), paid.subscription(), paid.at()));
        return credits == Outcome.APPLIED && state != Outcome.BUSY ? credits : state;
    }

    /** A subscription of somebody who is gone concerns nobody: its end is what the deletion of the account has asked for. */
    private static Outcome recorded(RecordSubscription.Outcome outcome) {
        return switch (outcome) {
            case RECORDED -> Outcome.APPLIED;
            case KNOWN -> Outcome.KNOWN;
            case UNKNOWN_USER -> Outcome.IGNORED;
            case BUSY -> Outcome.BUSY;
        };
    }

    private Outcome park(ParkedEvent event) {
        parkedEvents.park(event);
        return Outcome.PARKED;
    }
}
