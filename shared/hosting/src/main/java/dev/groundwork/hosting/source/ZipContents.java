package dev.groundwork.hosting.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Inflates the entries of one archive and counts while it does: no size that a record claims is believed, and nothing grows past its limit
 * by more than one buffer.
 */
final class ZipContents {

    private static final int BUFFER = 8192;

    private final ZipFile zip;
    private final long packed;
    private long total;

    /** Of this archive, whose size is {@code packed} bytes. */
    ZipContents(ZipFile zip, long packed) {
        this.zip = zip;
        this.packed = packed;
    }

    /** The outcome of inflating. */
    sealed interface Outcome {}

    /** All of it is there. */
    record Inflated(List<SourceEntry> entries) implements Outcome {}

    /** It was broken off. */
    record Hostile(SourceFinding finding) implements Outcome {}

    Outcome inflate(List<ZipArchiveEntry> entries) {
        var inflated = new ArrayList<SourceEntry>();
        for (var entry : entries) {
            var name = ZipEntries.name(entry).orElseThrow();
            try {
                var content = new ByteArrayOutputStream();
                var finding = inflate(entry, content);
                if (!finding.isEmpty()) {
                    return new Hostile(new SourceFinding(name, finding, detail(finding)));
                }
                inflated.add(new SourceEntry(
                        ZipEntries.path(name),
                        ZipEntries.isFolder(name),
                        ZipEntries.isExecutable(entry),
                        content.toByteArray()));
            } catch (IOException e) {
                return new Hostile(new SourceFinding(name, "corrupt", detail("corrupt")));
            }
        }
        return new Inflated(inflated);
    }

    /** Inflates an entry. Returns the code of a finding, an empty text for none. */
    private String inflate(ZipArchiveEntry entry, ByteArrayOutputStream content) throws IOException {
        var crc = new CRC32();
        var buffer = new byte[BUFFER];
        try (var in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                content.write(buffer, 0, read);
                crc.update(buffer, 0, read);
                total += read;
                if (total > SourceLimits.MAX_UNPACKED_BYTES) {
                    return "too_large";
                }
                if (isBomb(content.size(), entry.getCompressedSize()) || isBomb(total, packed)) {
                    return "ratio";
                }
            }
        }
        return crc.getValue() == entry.getCrc() && content.size() == entry.getSize() ? "" : "corrupt";
    }

    private static boolean isBomb(long unpacked, long compressed) {
        return unpacked > SourceLimits.RATIO_COUNTS_FROM && unpacked > Math.max(1, compressed) * SourceLimits.MAX_RATIO;
    }

    private static String detail(String code) {
        return switch (code) {
            case "too_large" -> "A source may have at most " + SourceLimits.MAX_UNPACKED_BYTES + " bytes unpacked.";
            case "ratio" -> "It unpacks to more than " + SourceLimits.MAX_RATIO + " times its packed size.";
            default -> "Its content does not match its record.";
        };
    }
}
