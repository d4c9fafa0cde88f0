package dev.groundwork.localstack.runner.events;

/** Takes what was given up. */
@FunctionalInterface
public interface DeadLetters {

    /** Puts a text into a queue. */
    void send(String queue, String body);
}
