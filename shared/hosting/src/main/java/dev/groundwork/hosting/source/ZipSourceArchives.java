package dev.groundwork.hosting.source;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reads zip archives from their central directory, in memory. An entry is what the directory says; bytes that belong to no entry are
 * ignored.
 */
@Singleton
final class ZipSourceArchives implements SourceArchives {

    @Override
    public CheckedSource read(byte[] archive) {
        try (var channel = new SeekableInMemoryByteChannel(archive);
                var zip = ZipFile.builder()
                        .setSeekableByteChannel(channel)
                        .setUseUnicodeExtraFields(false)
                        .get()) {
            return read(zip, archive.length);
        } catch (IOException | IllegalArgumentException e) {
            return refused("not_a_zip", "The body is no readable zip archive.");
        }
    }

    private static CheckedSource read(ZipFile zip, int packed) throws IOException {
        var entries = ZipEntries.inPhysicalOrder(zip);
        if (entries.size() > SourceLimits.MAX_ENTRIES) {
            return refused("too_many_entries", "An archive may have at most " + SourceLimits.MAX_ENTRIES + " entries.");
        }
        var headers = new ZipHeaders();
        entries.forEach(headers::check);
        if (!headers.findings().isEmpty()) {
            return SourceRules.check(headers.entries(), headers.findings());
        }
        return switch (new ZipContents(zip, packed).inflate(entries)) {
            case ZipContents.Inflated(List<SourceEntry> files) -> SourceRules.check(files, List.of());
            case ZipContents.Hostile(SourceFinding finding) -> SourceRules.check(headers.entries(), List.of(finding));
        };
    }

    private static CheckedSource refused(String code, String detail) {
        return new CheckedSource.Unsafe(List.of(new SourceFinding("", code, detail)));
    }
}
