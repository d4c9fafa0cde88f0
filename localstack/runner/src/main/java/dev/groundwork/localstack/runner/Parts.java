package dev.groundwork.localstack.runner;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The parts of a program, ended in the reverse order of their start. Safe to be ended while parts are still added. */
final class Parts implements AutoCloseable {

    private final Consumer<String> progress;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean isClosed;

    /**
     * @param progress hears of a part that cannot be ended
     */
    Parts(Consumer<String> progress) {
        this.progress = progress;
    }

    /** Takes a part. Where everything was ended already, so is this at once, and an {@link IllegalStateException} says so. */
    synchronized <T extends AutoCloseable> T add(T part) {
        if (isClosed) {
            end(part);
            throw new IllegalStateException("stopped while starting");
        }
        parts.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        while (!parts.isEmpty()) {
            end(parts.pop());
        }
    }

    private void end(AutoCloseable part) {
        try {
            part.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            progress.accept("could not be ended: " + part.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
