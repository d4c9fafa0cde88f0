package dev.groundwork.payments.webhook;

import java.util.function.Consumer;

/** The events of ours that could not be applied: kept where an operator sees them, since money has moved. */
public interface ParkedEvents {

    /**
     * An event that could not be applied.
     *
     * @param id at Stripe, {@code evt_…}; {@code cs_…} for a checkout session that was found without an event
     * @param type of the event
     * @param reason why it could not be applied
     * @param payment what it is about, empty where that is unknown
     * @param user whose it should be, empty where that is unknown
     */
    record ParkedEvent(String id, String type, String reason, String payment, String user) {

        /** There is no such user, not yet or not any more. */
        public static final String UNKNOWN_USER = "unknown_user";
    }

    /** Parks an event, unless it is parked already. */
    void park(ParkedEvent event);

    /** Visits the parked events, the oldest ids first. */
    void forEach(Consumer<ParkedEvent> visit);

    /** Removes an event that was applied after all; harmless if it is gone. */
    void remove(ParkedEvent event);
}
