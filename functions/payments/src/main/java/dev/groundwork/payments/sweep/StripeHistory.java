package dev.groundwork.payments.sweep;

import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The recent history of Stripe, as far as Stripe remembers it: events for 30 days. */
interface StripeHistory {

    /** A moment in a list that goes back in time: what is older, or of the same second. Nothing for its beginning. */
    record Position(Optional<Instant> notAfter) {

        static final Position NEWEST = new Position(Optional.empty());
    }

    /** Reads a page of the events that Stripe has not delivered, newest first, none older than {@code since}. */
    Page<Event> undelivered(Instant since, Position from, Optional<String> after);

    /** Reads a page of the checkout sessions that are complete, newest first, none older than {@code since}. */
    Page<Session> complete(Instant since, Position from, Optional<String> after);

    /** Reads an event again; nothing where Stripe does not remember it. */
    Optional<Event> event(String id);

    /** Reads a checkout session again. */
    Optional<Session> session(String id);

    /**
     * A page of a list.
     *
     * @param next what the next page comes after, nothing at the end
     */
    record Page<T>(List<T> items, Optional<String> next) {

        public Page {
            items = List.copyOf(items);
        }
    }
}
