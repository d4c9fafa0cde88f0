package dev.groundwork.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Many who work at once. Each takes the next piece of work when it is done with the last.
 *
 * @param workers how many
 */
record ConcurrentWorkers(int workers) {

    /**
     * The result of the work.
     *
     * @param perSecond pieces of work
     * @param failures what the pieces that failed have thrown
     */
    record Done(double perSecond, List<RuntimeException> failures) {

        Done {
            failures = List.copyOf(failures);
        }
    }

    /** Has all the work done; a piece that throws has failed, and the others are done nevertheless. */
    <T> Done work(List<T> pieces, Consumer<T> worker) {
        var next = new AtomicInteger();
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        Callable<Boolean> each = () -> {
            for (var i = next.getAndIncrement(); i < pieces.size(); i = next.getAndIncrement()) {
                try {
                    worker.accept(pieces.get(i));
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(workers)) {
            var start = System.nanoTime();
            for (var done : threads.invokeAll(
                    IntStream.range(0, workers).mapToObj(i -> each).toList())) {
                done.get();
            }
            var seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
            return new Done(pieces.size() / seconds, List.copyOf(failures));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker could not go on", e);
        }
    }
}
