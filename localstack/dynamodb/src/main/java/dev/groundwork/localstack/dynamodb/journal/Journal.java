package dev.groundwork.localstack.dynamodb.journal;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.table.Commit;
import dev.groundwork.localstack.dynamodb.table.CommitLog;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an engine's state in a folder: a snapshot and a log of the commits since, both named by a number that rises when the log is folded
 * into a new snapshot. A commit is handed to the operating system before it counts, so it survives the end of this process, though not of
 * the machine. Guarded by the write lock of the database.
 */
public final class Journal implements CommitLog, Closeable {

    /** A log is folded when it is longer than this and than the snapshot. */
    static final long FOLD_AT = 16L * 1024 * 1024;

    private static final long FOLD_AT_START = 1024L * 1024;
    private static final String SNAPSHOT = "snapshot-";
    private static final String LOG = "log-";

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private long number;
    private long snapshotLength;
    private @Nullable RecordFile log;
    private @Nullable EngineState state;

    private Journal(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Takes a folder, made if missing.
     *
     * @throws IOException where another engine has it
     */
    public static Journal in(Path folder) throws IOException {
        Files.createDirectories(folder);
        var lockFile = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var lock = lock(lockFile);
        if (lock == null) {
            lockFile.close();
            throw new IOException(folder + " is in use by another engine");
        }
        return new Journal(folder, lockFile, lock);
    }

    /** The lock, or null where another process or another engine of this one has it. */
    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Brings an empty state to where the folder left off, and keeps it from then on. Before anyone else uses it. */
    public void restore(EngineState restored) throws IOException {
        number = newest().orElse(0L);
        var snapshot = folder.resolve(SNAPSHOT + number);
        if (Files.exists(snapshot)) {
            Snapshot.read(snapshot, restored);
            snapshotLength = Files.size(snapshot);
        }
        var path = folder.resolve(LOG + number);
        long length = Files.exists(path)
                ? RecordFile.read(path, node -> restored.database().apply(CommitCodec.read(node, restored.database())))
                : 0;
        log = RecordFile.open(path, length);
        state = restored;
        removeOthers();
        if (length > FOLD_AT_START) {
            fold(restored);
        }
    }

    private Optional<Long> newest() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(SNAPSHOT + "[0-9]{1,18}"))
                    .map(name -> Long.valueOf(name.substring(SNAPSHOT.length())))
                    .max(Long::compare);
        }
    }

    @Override
    public void append(Commit commit) {
        if (log == null || state == null) {
            throw new IllegalStateException("not restored yet, or closed");
        }
        try {
            if (log.length() > Math.max(FOLD_AT, snapshotLength)) {
                fold(state);
            }
            log.append(CommitCodec.write(commit, state.database()));
        } catch (IOException e) {
            throw DynamoDbError.internal("The write could not be made durable: " + e.getMessage());
        }
    }

    /** Writes all there is into a new snapshot and begins a new log. A crash at any point leaves the old pair or the new. */
    private void fold(EngineState folded) throws IOException {
        long next = number + 1;
        var unfinished = folder.resolve("unfinished");
        long length = Snapshot.write(unfinished, folded);
        var fresh = RecordFile.open(folder.resolve(LOG + next), 0);
        try {
            Files.move(unfinished, folder.resolve(SNAPSHOT + next), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            fresh.close();
            throw e;
        }
        if (log != null) {
            log.close();
        }
        log = fresh;
        number = next;
        snapshotLength = length;
        removeOthers();
    }

    private void removeOthers() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                boolean ours = name.startsWith(SNAPSHOT) || name.startsWith(LOG) || name.equals("unfinished");
                if (ours && !name.equals(SNAPSHOT + number) && !name.equals(LOG + number)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Gives the folder back. */
    @Override
    public void close() throws IOException {
        if (log != null) {
            log.close();
            log = null;
        }
        lock.release();
        lockFile.close();
    }
}
