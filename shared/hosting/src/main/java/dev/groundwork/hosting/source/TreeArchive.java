package dev.groundwork.hosting.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A tree as a compressed tar archive, as it is stored between a request and its push. The tree was checked before; it is not laid out again. */
final class TreeArchive {

    private static final int FILE = 0100644;
    private static final int EXECUTABLE = 0100755;
    private static final int OWNER_MAY_RUN = 0100;

    private TreeArchive() {}

    static byte[] write(SourceTree tree) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (var file : tree.files()) {
                var entry = new TarArchiveEntry(file.path(), true);
                entry.setSize(file.content().length);
                entry.setMode(file.executable() ? EXECUTABLE : FILE);
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                tar.write(file.content());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory needs no disk", e);
        }
        return bytes.toByteArray();
    }

    static SourceTree read(byte[] archive) {
        var files = new ArrayList<SourceEntry>();
        try (var tar = new TarArchiveInputStream(
                new GZIPInputStream(new ByteArrayInputStream(archive)), StandardCharsets.UTF_8.name())) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var isExecutable = (entry.getMode() & OWNER_MAY_RUN) != 0;
                files.add(new SourceEntry(entry.getName(), false, isExecutable, tar.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a stored source cannot be read", e);
        }
        return new SourceTree(files);
    }
}
