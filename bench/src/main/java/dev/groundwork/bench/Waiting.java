package dev.groundwork.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Waits for a running stack, with a dot a second. */
final class Waiting {

    private static final int MAX_SECONDS = 900;

    private Waiting() {}

    /** Something to wait for. */
    @FunctionalInterface
    interface Condition {
        boolean isMet() throws IOException, InterruptedException;
    }

    /** Waits until it is so, for a quarter of an hour at most. */
    static void until(Progress progress, Condition condition) throws IOException, InterruptedException {
        for (int second = 0; second < MAX_SECONDS; second++) {
            if (condition.isMet()) {
                return;
            }
            seconds(progress, 1);
        }
        throw new IllegalStateException("it did not happen within " + MAX_SECONDS + " s");
    }

    static void seconds(Progress progress, int count) throws InterruptedException {
        for (int second = 0; second < count; second++) {
            progress.step();
            TimeUnit.SECONDS.sleep(1);
        }
    }
}
