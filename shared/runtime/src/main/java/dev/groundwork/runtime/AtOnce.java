package dev.groundwork.runtime;

import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does several things at a time and waits for all of them. */
public final class AtOnce {

    private AtOnce() {}

    /**
     * Reads two things at once, the first in the caller's thread, and returns what is made of them. Returns or throws when both have ended: an exception
     * of either is thrown as it is, the first one's before the second's.
     */
    public static <A, B, R> R both(Supplier<A> first, Supplier<B> second, BiFunction<A, B, R> result) {
        var beside = new FutureTask<>(second::get);
        A read;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(beside);
            read = first.get();
        }
        return result.apply(read, ended(beside));
    }

    private static <B> B ended(FutureTask<B> task) {
        if (task.state() == Future.State.SUCCESS) {
            return task.resultNow();
        }
        throw switch (task.exceptionNow()) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case Throwable e -> new IllegalStateException("a supplier throws nothing else", e);
        };
    }

    /**
     * Does it for each item, a bounded number of them at a time. One at a time is done in the caller's thread.
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
