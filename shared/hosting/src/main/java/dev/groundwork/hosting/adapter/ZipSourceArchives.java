package dev.groundwork.hosting.adapter;

import dev.groundwork.hosting.domain.SourceEntry;
import dev.groundwork.hosting.domain.SourceFinding;
import dev.groundwork.hosting.domain.SourceLimits;
import dev.groundwork.hosting.domain.SourceRules;
import dev.groundwork.hosting.domain.SourceVerdict;
import dev.groundwork.hosting.port.SourceArchives;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reads zip archives from their central directory, in memory, and judges them whole. An entry is what the directory says; bytes that belong
 * to no entry are ignored.
 */
@Singleton
final class ZipSourceArchives implements SourceArchives {

    @Override
    public SourceVerdict judge(byte[] archive) {
        try (var channel = new SeekableInMemoryByteChannel(archive);
                var zip = ZipFile.builder()
                        .setSeekableByteChannel(channel)
                        .setUseUnicodeExtraFields(false)
                        .get()) {
            return judge(zip, archive.length);
        } catch (IOException | IllegalArgumentException e) {
            return refused("not_a_zip", "The body is no readable zip archive.");
        }
    }

    private static SourceVerdict judge(ZipFile zip, int packed) throws IOException {
        var entries = ZipEntries.inPhysicalOrder(zip);
        if (entries.size() > SourceLimits.MAX_ENTRIES) {
            return refused("too_many_entries", "An archive may have at most " + SourceLimits.MAX_ENTRIES + " entries.");
        }
        var headers = new ZipHeaders();
        entries.forEach(headers::judge);
        if (!headers.findings().isEmpty()) {
            return SourceRules.judge(headers.entries(), headers.findings());
        }
        return switch (new ZipContents(zip, packed).inflate(entries)) {
            case ZipContents.Inflated(List<SourceEntry> files) -> SourceRules.judge(files, List.of());
            case ZipContents.Hostile(SourceFinding finding) -> SourceRules.judge(headers.entries(), List.of(finding));
        };
    }

    private static SourceVerdict refused(String code, String detail) {
        return new SourceVerdict.Unsafe(List.of(new SourceFinding("", code, detail)));
    }
}
