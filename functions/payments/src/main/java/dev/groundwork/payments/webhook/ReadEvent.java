package dev.groundwork.payments.webhook;

import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import dev.groundwork.ledger.model.PaymentFact;
import dev.groundwork.ledger.model.PaymentFact.DisputeStatus;
import dev.groundwork.ledger.model.PaymentFact.Disputed;
import dev.groundwork.ledger.model.PaymentFact.Receipted;
import dev.groundwork.ledger.model.PaymentFact.Refunded;
import dev.groundwork.payments.webhook.SaleMetadata.Sale;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what an event means for credits. It goes by the state of the event's object, never by the order of events. */
@Singleton
final class ReadEvent {

    private static final Reading NOTHING = new Reading.Nothing();
    private static final Reading UNREADABLE_METADATA = new Reading.Unreadable("metadata");
    private static final Reading UNREADABLE_OBJECT = new Reading.Unreadable("object");

    private final StripeObjects objects;
    private final EventObjects eventObjects;
    private final ReadSession sessions;
    private final ReadSubscriptionEvent subscriptionEvents;

    ReadEvent(
            StripeObjects objects,
            EventObjects eventObjects,
            ReadSession sessions,
            ReadSubscriptionEvent subscriptionEvents) {
        this.objects = objects;
        this.eventObjects = eventObjects;
        this.sessions = sessions;
        this.subscriptionEvents = subscriptionEvents;
    }

    /** Reads an event of any type. */
    Reading read(Event event) {
        return EventType.parse(event.getType()).map(type -> read(type, event)).orElse(NOTHING);
    }

    private Reading read(EventType type, Event event) {
        return switch (type) {
            case CHECKOUT_SESSION_COMPLETED, CHECKOUT_SESSION_ASYNC_PAYMENT_SUCCEEDED ->
                eventObjects
                        .of(event, "checkout.session", Session.class)
                        .map(this::read)
                        .orElse(NOTHING);
            case CHARGE_SUCCEEDED ->
                eventObjects
                        .of(event, "charge", Charge.class)
                        .map(ReadEvent::receipt)
                        .orElse(NOTHING);
            case CHARGE_REFUNDED ->
                eventObjects
                        .of(event, "charge", Charge.class)
                        .map(charge -> refunds(charge, created(event), !EventObjects.isOfThisVersion(event)))
                        .orElse(NOTHING);
            case REFUND_FAILED, REFUND_UPDATED, CHARGE_REFUND_UPDATED ->
                eventObjects
                        .of(event, "refund", Refund.class)
                        .filter(ReadEvent::isFailed)
                        .flatMap(refund -> Optional.ofNullable(refund.getCharge()))
                        .flatMap(charge -> objects.read("charge", charge))
                        .map(charge -> refunds((Charge) charge, created(event), true))
                        .orElse(NOTHING);
            case CHARGE_DISPUTE_CREATED,
                    CHARGE_DISPUTE_UPDATED,
                    CHARGE_DISPUTE_CLOSED,
                    CHARGE_DISPUTE_FUNDS_WITHDRAWN,
                    CHARGE_DISPUTE_FUNDS_REINSTATED ->
                eventObjects
                        .of(event, "dispute", Dispute.class)
                        .map(dispute -> dispute(dispute, created(event)))
                        .orElse(NOTHING);
            case INVOICE_PAID -> subscriptionEvents.paid(event);
            case INVOICE_PAYMENT_FAILED -> subscriptionEvents.unpaid(event);
            case CUSTOMER_SUBSCRIPTION_CREATED,
                    CUSTOMER_SUBSCRIPTION_DELETED,
                    CUSTOMER_SUBSCRIPTION_PAUSED,
                    CUSTOMER_SUBSCRIPTION_RESUMED,
                    CUSTOMER_SUBSCRIPTION_UPDATED -> subscriptionEvents.subscription(event);
            case SUBSCRIPTION_SCHEDULE_RELEASED, SUBSCRIPTION_SCHEDULE_UPDATED -> subscriptionEvents.schedule(event);
        };
    }

    /** Reads a checkout session as it stands. */
    Reading read(Session session) {
        return sessions.read(session);
    }

    private static Instant created(Event event) {
        return Instant.ofEpochSecond(event.getCreated());
    }

    /** Only the metadata of the charge itself counts here: a receipt is not worth a call of Stripe for each charge of other products. */
    private static Reading receipt(Charge charge) {
        return SaleMetadata.of(charge.getMetadata()) instanceof Sale sale
                        && charge.getPaymentIntent() != null
                        && charge.getReceiptUrl() != null
                ? new Reading.Stated(
                        sale.user(),
                        charge.getPaymentIntent(),
                        new Receipted(charge.getReceiptUrl(), Instant.ofEpochSecond(charge.getCreated())))
                : NOTHING;
    }

    /** The money of such a refund comes back to us; the charge's own sum says how much is refunded still. */
    private static boolean isFailed(Refund refund) {
        return "failed".equals(refund.getStatus()) || "canceled".equals(refund.getStatus());
    }

    private Reading refunds(Charge charge, Instant at, boolean isReadLater) {
        if (charge.getAmount() == null || charge.getAmountRefunded() == null) {
            return UNREADABLE_OBJECT;
        }
        return stated(
                charge.getMetadata(),
                charge.getPaymentIntent(),
                new Refunded(charge.getAmountRefunded(), charge.getAmount(), at, isReadLater));
    }

    private Reading dispute(Dispute dispute, Instant at) {
        if (dispute.getStatus() == null || dispute.getAmount() == null || dispute.getCurrency() == null) {
            return UNREADABLE_OBJECT;
        }
        return status(dispute.getStatus())
                .map(status -> stated(
                        Map.of(),
                        dispute.getPaymentIntent(),
                        new Disputed(dispute.getId(), status, dispute.getAmount(), dispute.getCurrency(), at)))
                .orElse(NOTHING);
    }

    /** An inquiry, whose states begin with {@code warning_}, and a dispute that was prevented take no money. */
    private static Optional<DisputeStatus> status(String text) {
        return switch (text) {
            case "needs_response", "under_review" -> Optional.of(DisputeStatus.OPEN);
            case "won" -> Optional.of(DisputeStatus.WON);
            case "lost" -> Optional.of(DisputeStatus.LOST);
            default -> Optional.empty();
        };
    }

    /**
     * Returns a fact of the payment of an object; whose it is says the object's own metadata, that of its payment, or that of the subscription whose
     * invoice it paid: then the invoice is the payment.
     */
    private Reading stated(@Nullable Map<String, String> metadata, @Nullable String payment, PaymentFact fact) {
        if (payment == null) {
            return NOTHING;
        }
        var own = SaleMetadata.of(metadata);
        var found = own instanceof SaleMetadata.Foreign ? SaleMetadata.of(objects.paymentMetadata(payment)) : own;
        return switch (found) {
            case SaleMetadata.Foreign foreign ->
                objects.invoiceOf(payment)
                        .map(invoice -> ofInvoice(invoice, fact))
                        .orElse(NOTHING);
            case SaleMetadata.Unreadable unreadable -> UNREADABLE_METADATA;
            case Sale sale -> new Reading.Stated(sale.user(), payment, fact);
        };
    }

    private static Reading ofInvoice(Invoice invoice, PaymentFact fact) {
        return switch (SaleMetadata.of(ReadInvoice.metadata(invoice))) {
            case SaleMetadata.Foreign foreign -> NOTHING;
            case SaleMetadata.Unreadable unreadable -> UNREADABLE_METADATA;
            case Sale sale -> new Reading.Stated(sale.user(), invoice.getId(), fact);
        };
    }
}
