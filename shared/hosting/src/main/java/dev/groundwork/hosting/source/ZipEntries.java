package dev.groundwork.hosting.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Reads the directory record of a zip entry. */
final class ZipEntries {

    private ZipEntries() {}

    /** Lists all entries in the order of their data. */
    static List<ZipArchiveEntry> inPhysicalOrder(ZipFile zip) {
        return Collections.list(zip.getEntriesInPhysicalOrder());
    }

    /** Returns the name as it is written, in UTF-8 whatever the entry's flag says; nothing when it is not UTF-8. */
    static Optional<String> name(ZipArchiveEntry entry) {
        try {
            var raw = ByteBuffer.wrap(entry.getRawName());
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(raw).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the path of a name: one {@code ./} at its start and the slash at the end of a folder's name are not part of it. That of the
     * folder itself, {@code ./}, is empty.
     */
    static String path(String name) {
        var relative = name.startsWith("./") ? name.substring(2) : name;
        return relative.length() > 1 && relative.endsWith("/")
                ? relative.substring(0, relative.length() - 1)
                : relative;
    }

    static boolean isFolder(String name) {
        return name.endsWith("/");
    }

    static boolean isExecutable(ZipArchiveEntry entry) {
        return (entry.getUnixMode() & 0100) != 0;
    }
}
