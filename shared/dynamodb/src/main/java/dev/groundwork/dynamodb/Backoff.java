package dev.groundwork.dynamodb;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** The wait between two tries of what the SDK does not repeat: full jitter below 20 ms at first, doubled with each try. */
record Backoff(RandomGenerator jitter) {

    private static final int FIRST_WAIT_MILLIS = 10;

    /** Waits before the try after this one; the first is 1. */
    void pause(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(jitter.nextLong(1, ((long) FIRST_WAIT_MILLIS << attempt) + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for DynamoDB", e);
        }
    }
}
