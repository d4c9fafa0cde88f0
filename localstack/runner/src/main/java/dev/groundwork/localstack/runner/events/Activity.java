package dev.groundwork.localstack.runner.events;

/**
 * Counts the background tasks under way, so that a caller can wait until there is none. A task that passes work on stays counted until the next
 * one has begun.
 */
public final class Activity {

    private long begun;
    private int running;

    /** Counts a task that begins. The caller closes it when the task has ended and has passed its work on. */
    public synchronized Task begin() {
        begun++;
        running++;
        return this::end;
    }

    private synchronized void end() {
        running--;
    }

    /** Returns the number of tasks ever begun. The same number before and after a check means that nothing began in between. */
    public synchronized long begun() {
        return begun;
    }

    /** Tells whether no task is under way. */
    public synchronized boolean isQuiet() {
        return running == 0;
    }

    /** A task under way. */
    @FunctionalInterface
    public interface Task extends AutoCloseable {
        @Override
        void close();
    }
}
