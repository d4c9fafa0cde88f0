package dev.groundwork.localstack.runner.lambda;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Events that wait for a process of their function, first come first served. */
final class EventQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Invocation> waiting = new ArrayDeque<>();

    void add(Invocation invocation) {
        lock.lock();
        try {
            waiting.addLast(invocation);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Takes an event back that no process has taken. */
    void remove(Invocation invocation) {
        lock.lock();
        try {
            waiting.remove(invocation);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for an event.
     *
     * @param gone whether who asks is there no more; looked at again after {@link #wake()}
     */
    Optional<Invocation> take(BooleanSupplier gone) throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !gone.getAsBoolean()) {
                changed.await();
            }
            if (gone.getAsBoolean()) {
                changed.signal();
                return Optional.empty();
            }
            return Optional.of(waiting.removeFirst());
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody who waits look whether it is still there. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes everything that waits. */
    List<Invocation> takeAll() {
        lock.lock();
        try {
            var all = List.copyOf(waiting);
            waiting.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }
}
