package dev.groundwork.kernel;

import java.util.concurrent.TimeUnit;

/** Lets time pass for one who waits. */
@FunctionalInterface
public interface Pause {

    /** Returns after so many milliseconds. */
    void millis(long count);

    /** Sleeps. */
    static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for another request", e);
        }
    }
}
