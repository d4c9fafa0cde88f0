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

    /** Puts an event back that was taken for a process that cannot work on it any more. */
    void addFirst(Invocation invocation) {
        lock.lock();
        try {
            waiting.addFirst(invocation);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether no event waits. */
    boolean isEmpty() {
        lock.lock();
        try {
            return waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Removes an event that no process has taken. */
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
     * @param gone tells whether the process takes no more events; checked again after {@link #wake()}
     * @return nothing where the process takes no more events
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

    /** Lets every process that waits check again whether it may take events. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Removes and returns every event that waits. */
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
