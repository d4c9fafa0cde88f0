package dev.groundwork.localstack.provider;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/** A bare repository on disk to which a test commits whole trees. */
public final class TestRepository {

    private static final String LINK = "-> ";

    static {
        // JGit measures once how finely a disk tells time, with files beside the repository it is at: not in a test's
        // own folder.
        FS.getFileStoreAttributes(Path.of(System.getProperty("java.io.tmpdir")));
    }

    private final Path folder;

    private TestRepository(Path folder) {
        this.folder = folder;
    }

    /** Makes one. */
    public static TestRepository create(Path folder) throws IOException {
        try (var repository = open(folder)) {
            repository.create(true);
        }
        return new TestRepository(folder);
    }

    private static org.eclipse.jgit.lib.Repository open(Path folder) throws IOException {
        return new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
    }

    /** As hosting writes it. */
    public URI url() {
        return URI.create("file://" + folder.toUri().getRawPath().replaceAll("/$", ""));
    }

    /** Commits files by path; a content of {@code -> target} is a symbolic link. */
    public String commit(Map<String, String> files) throws IOException {
        return commitBytes(files.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, e -> e.getValue().getBytes(StandardCharsets.UTF_8))));
    }

    /** The same with bytes. */
    public String commitBytes(Map<String, byte[]> files) throws IOException {
        try (var repository = open(folder);
                var inserter = repository.newObjectInserter()) {
            var index = DirCache.newInCore();
            var builder = index.builder();
            for (var file : files.entrySet()) {
                var entry = new DirCacheEntry(file.getKey());
                var text = new String(file.getValue(), StandardCharsets.UTF_8);
                var link = text.startsWith(LINK);
                var content = link ? text.substring(LINK.length()).getBytes(StandardCharsets.UTF_8) : file.getValue();
                entry.setFileMode(link ? FileMode.SYMLINK : FileMode.REGULAR_FILE);
                entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, content));
                builder.add(entry);
            }
            builder.finish();
            var person = new PersonIdent("Test", "test@example.invalid", Instant.EPOCH, ZoneOffset.UTC);
            var commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            commit.setAuthor(person);
            commit.setCommitter(person);
            commit.setMessage("test");
            var id = inserter.insert(commit);
            inserter.flush();
            return id.name();
        }
    }
}
