package dev.groundwork.localstack.runner.control;

import java.util.List;
import java.util.Map;

/** The queues behind the control API. */
public interface QueueOperations {

    /** Returns {@code {items:[{name, deadLettersOf:[name], waiting, inFlight, delayed, messages:[{id, body, sentAt, receiveCount}]}]}}. */
    Map<String, Object> all();

    /** The outcome of a redrive. */
    sealed interface Redrive {
        /** So many messages stand in these queues again. */
        record Moved(int messages, List<String> to) implements Redrive {}

        /** There is no such queue. */
        record Unknown() implements Redrive {}

        /** The queue cannot be redriven, with the reason. */
        record Refused(String reason) implements Redrive {}
    }

    /** Moves what waits in a dead-letter queue back to the queue that it comes from. */
    Redrive redrive(String queue);

    /** Removes all messages of a queue; false where there is none of this name. */
    boolean purge(String queue);
}
