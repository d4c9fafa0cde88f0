package dev.groundwork.payments.webhook;

import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionSchedule;
import dev.groundwork.payments.subscription.ReadStripeState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what an event says of a subscription: how it stands, and which of its months are paid. */
@Singleton
final class ReadSubscriptionEvent {

    private static final Reading NOTHING = new Reading.Nothing();

    private final StripeObjects objects;
    private final EventObjects eventObjects;
    private final ReadInvoice invoices;

    ReadSubscriptionEvent(StripeObjects objects, EventObjects eventObjects, ReadInvoice invoices) {
        this.objects = objects;
        this.eventObjects = eventObjects;
        this.invoices = invoices;
    }

    /** Reads that an invoice is paid. */
    Reading paid(Event event) {
        return eventObjects
                .of(event, "invoice", Invoice.class)
                .map(invoice -> invoices.paid(invoice, created(event)))
                .orElse(NOTHING);
    }

    /** Reads that an invoice could not be paid. */
    Reading unpaid(Event event) {
        return eventObjects
                .of(event, "invoice", Invoice.class)
                .map(invoice -> invoices.unpaid(invoice, created(event)))
                .orElse(NOTHING);
    }

    private static Instant created(Event event) {
        return Instant.ofEpochSecond(event.getCreated());
    }

    /** Reads how a subscription stands. */
    Reading subscription(Event event) {
        return eventObjects
                .of(event, "subscription", Subscription.class)
                .map(subscription -> subscription(subscription, created(event)))
                .orElse(NOTHING);
    }

    private static Reading subscription(Subscription subscription, Instant at) {
        return ReadStripeState.user(subscription)
                .map(user -> ReadStripeState.read(subscription, user)
                        .<Reading>map(state -> new Reading.Subscribed(state, at))
                        .orElseGet(() -> new Reading.Unreadable("tier")))
                .orElse(NOTHING);
    }

    /** Reads that a schedule has changed. */
    Reading schedule(Event event) {
        return eventObjects
                .of(event, "subscription_schedule", SubscriptionSchedule.class)
                .map(this::schedule)
                .orElse(NOTHING);
    }

    /** Reads a session that started a subscription: the month is that of its invoice, which is paid or not. */
    Reading session(String subscription, @Nullable String invoice) {
        return Optional.ofNullable(invoice)
                .flatMap(id -> objects.read("invoice", id))
                .filter(Invoice.class::isInstance)
                .map(Invoice.class::cast)
                .map(found -> invoices.paid(found, Instant.ofEpochSecond(found.getCreated())))
                .filter(reading -> !reading.equals(NOTHING))
                .orElseGet(() -> changed(subscription));
    }

    /** A schedule changes a subscription, and says nothing of whose it is. */
    private Reading schedule(SubscriptionSchedule schedule) {
        return Optional.ofNullable(schedule.getSubscription())
                .or(() -> Optional.ofNullable(schedule.getReleasedSubscription()))
                .map(this::changed)
                .orElse(NOTHING);
    }

    private Reading changed(String id) {
        return objects.read("subscription", id)
                .filter(Subscription.class::isInstance)
                .map(Subscription.class::cast)
                .flatMap(ReadStripeState::user)
                .<Reading>map(user -> new Reading.Changed(user, id))
                .orElse(NOTHING);
    }
}
