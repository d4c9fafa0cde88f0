package dev.groundwork.runtime;

import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Does something for each of some items, a bounded number of them at a time, and waits for all. */
public final class AtOnce {

    private AtOnce() {}

    /**
     * Does it for each item. One at a time is done in the caller's thread.
     *
     * @param task does it for one, and throws nothing
     */
    public static <T> void each(Collection<T> items, int atOnce, Consumer<T> task) {
        if (atOnce == 1 || items.size() < 2) {
            items.forEach(task);
            return;
        }
        var permits = new Semaphore(atOnce);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var item : items) {
                permits.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        task.accept(item);
                    } finally {
                        permits.release();
                    }
                });
            }
        }
    }
}
