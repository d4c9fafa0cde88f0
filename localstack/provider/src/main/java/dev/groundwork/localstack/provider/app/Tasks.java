package dev.groundwork.localstack.provider.app;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Work in the background, which can be cut short and waited for. Each piece has a thread of the system: builds compute and wait for disks,
 * and virtual threads that do are in the way of those that answer requests.
 */
final class Tasks {

    private static final System.Logger LOG = System.getLogger(Tasks.class.getName());

    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    /** Work that ends early when its thread is interrupted. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    /** Begins it; the thread is the handle to interrupt it. */
    Thread begin(Work work) {
        var thread = Thread.ofPlatform().daemon().name("provider-task").unstarted(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                LOG.log(System.Logger.Level.DEBUG, "Work was cut short");
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "Work in the background failed", e);
            } finally {
                running.remove(Thread.currentThread());
            }
        });
        running.add(thread);
        thread.start();
        return thread;
    }

    /** Interrupts all of it and waits until it has ended, for a time. */
    void end(Duration most) {
        var deadline = System.nanoTime() + most.toNanos();
        try {
            for (var thread : running) {
                thread.interrupt();
            }
            for (var thread : running) {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
