package dev.groundwork.localstack.dynamodb.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a journal: logs that are numbered in their order, and a snapshot with the number of the first log that it does not hold.
 * One engine has the folder at a time.
 */
final class JournalFolder implements Closeable {

    private static final String SNAPSHOT = "snapshot-";
    private static final String LOG = "log-";
    private static final String NUMBER = "[0-9]{1,18}";

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;

    private JournalFolder(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Takes a folder, made if missing.
     *
     * @throws IOException where another engine has it
     */
    static JournalFolder take(Path folder) throws IOException {
        Files.createDirectories(folder);
        var lockFile = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var lock = lock(lockFile);
        if (lock == null) {
            lockFile.close();
            throw new IOException(folder + " is in use by another engine");
        }
        return new JournalFolder(folder, lockFile, lock);
    }

    /** The lock, or null where another process or another engine of this one has it. */
    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path log(long number) {
        return folder.resolve(LOG + number);
    }

    /** A snapshot that is not whole yet. */
    Path unfinished() {
        return folder.resolve("unfinished");
    }

    /** The number of the newest snapshot; nothing where there is none. */
    OptionalLong newestSnapshot() throws IOException {
        return numbers(SNAPSHOT).stream().mapToLong(number -> number).max();
    }

    Path snapshot(long number) {
        return folder.resolve(SNAPSHOT + number);
    }

    /**
     * The numbers of the logs from one on.
     *
     * @throws IOException where one is missing
     */
    List<Long> logsFrom(long first) throws IOException {
        var numbers = numbers(LOG).stream().filter(number -> number >= first).toList();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) != first + i) {
                throw new IOException(log(first + i) + " is missing");
            }
        }
        return numbers;
    }

    /** Makes the unfinished snapshot, which is whole by now, the newest: what it holds is there after a crash of the machine too. */
    void publish(long number) throws IOException {
        Files.move(unfinished(), snapshot(number), StandardCopyOption.ATOMIC_MOVE);
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** Deletes what the snapshot of that number has made superfluous. */
    void removeBefore(long number) throws IOException {
        Files.deleteIfExists(unfinished());
        for (var kind : List.of(SNAPSHOT, LOG)) {
            for (long old : numbers(kind)) {
                if (old < number) {
                    Files.delete(folder.resolve(kind + old));
                }
            }
        }
    }

    private List<Long> numbers(String kind) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(kind + NUMBER))
                    .map(name -> Long.valueOf(name.substring(kind.length())))
                    .sorted()
                    .toList();
        }
    }

    /** Gives the folder back. */
    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }
}
