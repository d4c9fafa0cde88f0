package dev.groundwork.localstack.runner;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The started parts of a program; closes them in the reverse order of their start. Can be closed while parts are still added. */
final class Closeables implements AutoCloseable {

    private final Consumer<String> progress;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean isClosed;

    /**
     * @param progress receives a sentence about a part that cannot be closed
     */
    Closeables(Consumer<String> progress) {
        this.progress = progress;
    }

    /** Adds a part. After {@link #close()} it closes the part at once and throws {@link IllegalStateException}. */
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
