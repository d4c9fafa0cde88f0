package dev.groundwork.localstack.provider.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Replaces files whole, readable by their owner only. Written through plain streams: unlike a channel, one is not closed by an interruption
 * of the thread that writes, and work here is cut short by interruptions.
 */
public final class WholeFile {

    private static final String OWNER_ONLY = "rw-------";

    private WholeFile() {}

    /** Puts a content in place of the last one, or leaves that as it is. */
    public static void write(Path file, byte[] content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        try (var out = new FileOutputStream(fresh.toFile())) {
            out.write(content);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
