package dev.groundwork.localstack.dynamodb.journal;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.table.Commit;
import dev.groundwork.localstack.dynamodb.table.CommitLog;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an engine's state in a folder: a snapshot, and logs of the commits since. A commit is handed to the operating system before it counts,
 * so it survives the end of this process, though not of the machine. A log that has outgrown the snapshot is followed by a new one, and what
 * the engine holds at that moment is written to a new snapshot in the background ({@link Compaction}). {@link #append} is called under the
 * write lock of the database.
 */
public final class Journal implements CommitLog, Closeable {

    private static final System.Logger LOG = System.getLogger(Journal.class.getName());

    private final JournalFolder folder;
    private final long compactAt;
    private final Compaction compaction;
    private long number;
    private long tryAgainAt;
    private @Nullable RecordFile log;
    private @Nullable EngineState state;

    private Journal(JournalFolder folder, long compactAt) {
        this.folder = folder;
        this.compactAt = compactAt;
        this.compaction = new Compaction(folder);
    }

    /**
     * Takes a folder, made if missing.
     *
     * @param compactAt a log is compacted where it is longer than so many bytes, and than the snapshot
     * @throws IOException where another engine has it
     */
    public static Journal in(Path folder, long compactAt) throws IOException {
        return new Journal(JournalFolder.take(folder), compactAt);
    }

    /**
     * Brings an empty state to where the folder left off, and keeps it from then on. Before anyone else uses it.
     *
     * @throws IOException where a file is damaged before its end, or missing
     */
    public void restore(EngineState restored) throws IOException {
        var newest = folder.newestSnapshot();
        if (newest.isPresent()) {
            var snapshot = folder.snapshot(newest.getAsLong());
            SnapshotReader.read(snapshot, restored);
            compaction.found(Files.size(snapshot));
        }
        long first = newest.orElse(0);
        number = first;
        long length = 0;
        for (long next : folder.logsFrom(first)) {
            if (next > first && length < Files.size(folder.log(number))) {
                throw new IOException(folder.log(number) + " is damaged at byte " + length);
            }
            number = next;
            length = RecordFile.read(
                    folder.log(number),
                    record ->
                            restored.database().apply(CommitCodec.read(RecordFile.json(record), restored.database())));
        }
        log = RecordFile.open(folder.log(number), length);
        state = restored;
        folder.removeBefore(first);
    }

    @Override
    public void append(Commit commit) {
        if (log == null || state == null) {
            throw new IllegalStateException("not restored yet, or closed");
        }
        if (log.length() > Math.max(tryAgainAt, Math.max(compactAt, compaction.snapshotLength()))
                && !compaction.isRunning()) {
            compact(log, state);
        }
        try {
            log.append(CommitCodec.write(commit, state.database()));
        } catch (IOException e) {
            throw DynamoDbError.internal("The write could not be made durable: " + e.getMessage());
        }
    }

    /** Leaves the old log going on where no new one can be begun, and is tried again when that has grown as much again. */
    private void compact(RecordFile outgrown, EngineState compacted) {
        try {
            log = RecordFile.open(folder.log(number + 1), 0);
            number++;
            tryAgainAt = 0;
            compaction.start(number, EngineImage.of(compacted));
            outgrown.close();
        } catch (IOException e) {
            tryAgainAt = outgrown.length() + compactAt;
            LOG.log(System.Logger.Level.WARNING, "A log could not be followed by a new one", e);
        }
    }

    /** Gives the folder back, when a compaction under way is done. */
    @Override
    public void close() throws IOException {
        compaction.close();
        if (log != null) {
            log.close();
            log = null;
        }
        folder.close();
    }
}
