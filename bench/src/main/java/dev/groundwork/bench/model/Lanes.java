package dev.groundwork.bench.model;

import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lanes of work in virtual time: each is a thread, but only one runs at any moment, and the next one is always that whose time is the earliest.
 * So a run with the same seed is the same run, and what threads share needs no lock.
 */
final class Lanes {

    private static final ThreadLocal<Lane> CURRENT = new ThreadLocal<>();

    private final PriorityQueue<Wake> wakes = new PriorityQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private long now;
    private long ticket;
    private @Nullable Throwable failure;

    private record Wake(long at, long ticket, Lane lane) implements Comparable<Wake> {

        @Override
        public int compareTo(Wake other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(ticket, other.ticket);
        }
    }

    /** A thread and its permission to run. */
    private static final class Lane {

        private final Thread thread;
        private volatile boolean mayRun;

        private Lane(Thread thread) {
            this.thread = thread;
        }

        private void resume() {
            mayRun = true;
            LockSupport.unpark(thread);
        }

        private void await() {
            while (!mayRun) {
                LockSupport.park(this);
            }
            mayRun = false;
        }
    }

    /** The virtual time in microseconds. */
    long now() {
        return now;
    }

    /** Adds a lane that begins after so many microseconds. */
    void start(long delay, Runnable work) {
        var lane = new Lane[1];
        lane[0] = new Lane(Thread.ofVirtual().unstarted(() -> {
            CURRENT.set(lane[0]);
            lane[0].await();
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                failure = e;
                wakes.clear();
            }
            next();
        }));
        lane[0].thread.start();
        wakes.add(new Wake(now + delay, ticket++, lane[0]));
    }

    /** Lets the others run for so many microseconds. For lanes only. */
    void pause(long micros) {
        var lane = CURRENT.get();
        wakes.add(new Wake(now + micros, ticket++, lane));
        if (next() != lane) {
            lane.await();
        } else {
            lane.mayRun = false;
        }
    }

    /** Resumes the lane whose time is the earliest, and ends where there is none. */
    private @Nullable Lane next() {
        var wake = wakes.poll();
        if (wake == null) {
            over.countDown();
            return null;
        }
        now = wake.at();
        wake.lane().resume();
        return wake.lane();
    }

    /** Runs all lanes to their end; the first failure of one ends it all. */
    void run() {
        next();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        if (failure != null) {
            throw new IllegalStateException("a lane failed", failure);
        }
    }

    /** A place where lanes wait for one another. */
    final class Gathering {

        private final ArrayDeque<Lane> waiting = new ArrayDeque<>();

        /** Waits until it is opened. */
        void await() {
            var lane = CURRENT.get();
            waiting.add(lane);
            next();
            lane.await();
        }

        /** Lets all go on who wait, at this moment. */
        void open() {
            for (var lane : waiting) {
                wakes.add(new Wake(now, ticket++, lane));
            }
            waiting.clear();
        }
    }
}
