package dev.groundwork.billing.hosting;

import java.time.Duration;

/** The queue of the debit. */
@FunctionalInterface
interface DebitQueue {

    /** Sends a message that is delivered after this time. A failure is thrown: what was not sent would not be charged. */
    void send(DebitMessage message, Duration after);
}
