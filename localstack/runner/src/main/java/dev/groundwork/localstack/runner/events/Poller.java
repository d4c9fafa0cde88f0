package dev.groundwork.localstack.runner.events;

/** Delivers events from a source to a function until it is closed. */
public interface Poller extends AutoCloseable {

    /** Starts to poll in the background. */
    void start();

    /** Tells whether the source has something that can be delivered now. */
    boolean hasDue();

    @Override
    void close();
}
