package dev.groundwork.localstack.runner.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A folder of entries that can be made again at any time; those that were not used for some days are removed. */
public final class CacheFolder {

    private static final Duration UNUSED = Duration.ofDays(3);

    private CacheFolder() {}

    /**
     * Removes what was not used lately.
     *
     * @param used the names, or parts of names, that are used now
     * @param now the system's time
     */
    public static void prune(Path folder, List<String> used, Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var entries = Files.list(folder)) {
            for (var entry : entries.toList()) {
                var name = String.valueOf(entry.getFileName());
                if (used.stream().anyMatch(name::contains)) {
                    Files.setLastModifiedTime(entry, FileTime.from(now));
                } else if (Files.getLastModifiedTime(entry)
                        .toInstant()
                        .plus(UNUSED)
                        .isBefore(now)) {
                    delete(entry);
                }
            }
        }
    }

    private static void delete(Path entry) throws IOException {
        try (var files = Files.walk(entry)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
