package dev.groundwork.localstack.runner.events;

/**
 * What goes on in the background, so that somebody can wait until nothing does. What is handed from one to the next is seen: whoever hands on is
 * still counted while the next begins.
 */
public final class Activity {

    private long begun;
    private int running;

    /** Something begins. To be closed when it has ended, with everything that it handed on. */
    public synchronized Piece begin() {
        begun++;
        running++;
        return this::end;
    }

    private synchronized void end() {
        running--;
    }

    /** How many pieces ever began; when this is the same before and after a look, nothing began meanwhile. */
    public synchronized long begun() {
        return begun;
    }

    /** Whether nothing is under way. */
    public synchronized boolean isQuiet() {
        return running == 0;
    }

    /** Something that goes on. */
    @FunctionalInterface
    public interface Piece extends AutoCloseable {
        @Override
        void close();
    }
}
