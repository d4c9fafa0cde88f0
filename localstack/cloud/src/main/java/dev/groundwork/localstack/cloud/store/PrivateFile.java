package dev.groundwork.localstack.cloud.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Bytes in a file that only its owner can read (0600 in a folder 0700), always replaced whole: a reader, also after a crash, sees the old
 * bytes or the new ones. Faults of the disk are {@link UncheckedIOException}.
 */
public final class PrivateFile {

    private static final String FRESH = ".new";

    private final Path file;

    /** At this place; its folder is made when first written. */
    public PrivateFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Reads the content that was written last; empty before the first. */
    public Optional<byte[]> read() {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + file, e);
        }
    }

    /** Puts these bytes in place of the last ones. One writer at a time. */
    public void write(byte[]... parts) {
        try {
            folder(folderOf(file));
            var fresh = file.resolveSibling(file.getFileName() + FRESH);
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, owner("rw-------"));
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                for (var part : parts) {
                    var buffer = ByteBuffer.wrap(part);
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                }
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written: " + file, e);
        }
    }

    /** Makes a folder that only its owner can open, if it is not there. */
    public static void folder(Path folder) throws IOException {
        Files.createDirectories(folder, owner("rwx------"));
    }

    private static Path folderOf(Path file) {
        var folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("no file can be at " + file);
        }
        return folder;
    }

    /** Permissions where the file system has them. */
    static FileAttribute<?>[] owner(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
