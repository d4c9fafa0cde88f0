package dev.groundwork.localstack.runner.billing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** A stack that runs, as far as the command needs it. Whatever it refuses, or where none answers: {@link StackException}. */
interface RunningStack {

    /** The product's time. */
    Instant now();

    /** Starts the debit and waits for its answer: {@code {result}}, whose {@code failed} tells what went wrong. */
    JsonNode runDebit(Instant time) throws InterruptedException;

    /** The JSON lines that functions logged since the last call, oldest first. */
    List<JsonNode> newLogLines();

    /** Returns the number of messages in queues of dead letters. */
    long deadLetters();

    /** Returns the number of messages in all other queues, those that wait to be tried again included. */
    long waitingMessages();

    /** Returns the number of running apps, by the index of this many partitions. */
    long runningApps(int shards);

    /** The stack does not answer, or refuses; with a sentence. */
    final class StackException extends RuntimeException {
        StackException(String message) {
            super(message);
        }
    }
}
