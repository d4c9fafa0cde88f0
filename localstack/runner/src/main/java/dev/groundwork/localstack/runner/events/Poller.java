package dev.groundwork.localstack.runner.events;

/** Brings events from a source to a function until it is closed. */
public interface Poller extends AutoCloseable {

    /** Begins in the background. */
    void start();

    /** Whether nothing waits and nothing is under way. */
    boolean isIdle();

    @Override
    void close();
}
