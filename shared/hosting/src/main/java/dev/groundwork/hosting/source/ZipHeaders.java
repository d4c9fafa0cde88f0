package dev.groundwork.hosting.source;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Checks zip entries by their directory records, before anything is inflated. Entries come in the order of their data. */
final class ZipHeaders {

    private static final byte[] NOTHING = new byte[0];
    private static final int TYPE_MASK = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;
    private static final int LINK = 0120000;

    private final List<SourceEntry> entries = new ArrayList<>();
    private final List<SourceFinding> findings = new ArrayList<>();
    private long endOfLast;

    /** Returns the entries so far, without contents. */
    List<SourceEntry> entries() {
        return entries;
    }

    /** Returns the findings so far. */
    List<SourceFinding> findings() {
        return findings;
    }

    void check(ZipArchiveEntry entry) {
        var decoded = ZipEntries.name(entry);
        if (decoded.isEmpty()) {
            findings.add(new SourceFinding(entry.getName(), "name_not_utf8", "Names must be UTF-8."));
            return;
        }
        var name = decoded.get();
        entries.add(new SourceEntry(ZipEntries.path(name), ZipEntries.isFolder(name), false, NOTHING));
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            findings.add(new SourceFinding(name, "encrypted", "Encrypted entries are not taken."));
        } else if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            findings.add(new SourceFinding(name, "compression_unknown", "Entries must be stored or deflated."));
        }
        kind(entry, name);
        position(entry, name);
    }

    private void kind(ZipArchiveEntry entry, String name) {
        switch (entry.getUnixMode() & TYPE_MASK) {
            case 0, REGULAR, FOLDER -> {
                // A file or a folder; a slash at the end of the name tells which.
            }
            case LINK -> findings.add(new SourceFinding(name, "symlink", "Symbolic links are not taken."));
            default -> findings.add(new SourceFinding(name, "special_file", "Only files and folders are taken."));
        }
    }

    /** Two entries that share bytes are how a small archive unpacks to a huge one without a suspicious ratio. */
    private void position(ZipArchiveEntry entry, String name) {
        if (entry.getLocalHeaderOffset() < endOfLast || entry.getDataOffset() < entry.getLocalHeaderOffset()) {
            findings.add(new SourceFinding(name, "overlapping", "Entries must not share bytes."));
        }
        endOfLast = Math.max(endOfLast, entry.getDataOffset() + entry.getCompressedSize());
    }
}
