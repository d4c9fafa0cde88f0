package dev.groundwork.localstack.dynamodb.journal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes snapshots in the background, one at a time, while commits go on into the log that follows. The order makes a crash at any point
 * harmless: the snapshot is whole and on the disk before it has its name, and has its name before anything older goes. Until then the older
 * snapshot and every log since are there, and a start reads them all.
 */
final class Compaction {

    private static final System.Logger LOG = System.getLogger(Compaction.class.getName());

    private final JournalFolder folder;
    private final AtomicLong snapshotLength = new AtomicLong();
    private @Nullable Thread running;

    Compaction(JournalFolder folder) {
        this.folder = folder;
    }

    /** Notes how long the snapshot of a start is. */
    void found(long length) {
        snapshotLength.set(length);
    }

    /** The length of the newest snapshot, in bytes; 0 where there is none. */
    long snapshotLength() {
        return snapshotLength.get();
    }

    boolean isRunning() {
        return running != null && running.isAlive();
    }

    /**
     * Begins to write a snapshot. Where none is running.
     *
     * @param number of the first log that it does not hold
     */
    void start(long number, EngineImage image) {
        running = Thread.ofPlatform().daemon().name("compaction").start(() -> run(number, image));
    }

    /** Loses nothing where it fails, the disk being full for one: the logs are there, and the next of them is compacted in its turn. */
    private void run(long number, EngineImage image) {
        try {
            long length = SnapshotWriter.write(folder.unfinished(), image);
            folder.publish(number);
            snapshotLength.set(length);
            folder.removeBefore(number);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The journal could not be compacted", e);
        }
    }

    /** Waits until none is running. */
    void close() {
        var last = running;
        if (last != null) {
            joinUninterruptibly(last);
        }
    }

    private static void joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
