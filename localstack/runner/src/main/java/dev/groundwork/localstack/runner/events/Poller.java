package dev.groundwork.localstack.runner.events;

/** Brings events from a source to a function until it is closed. */
public interface Poller extends AutoCloseable {

    /** Begins in the background. */
    void start();

    /** Whether the source has something that could be brought now. */
    boolean hasDue();

    @Override
    void close();
}
