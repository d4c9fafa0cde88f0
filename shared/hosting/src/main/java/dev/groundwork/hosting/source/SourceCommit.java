package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.model.App.CommitId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * The commit of a source, computed by git's own algorithm before any repository has it. It has no parent, and its author and committer are
 * fixed: whoever writes the same tree at the same second gets the same id, also GitHub, which signs no commit that names its author.
 *
 * @param id of the commit
 * @param tree the id of its tree
 * @param time of author and committer, in whole seconds
 */
public record SourceCommit(CommitId id, String tree, Instant time) {

    /** The author and committer of every commit. */
    public static final String NAME = "Groundwork";

    /** The address of author and committer; the domain is one that nobody can have (RFC 2606). */
    public static final String ADDRESS = "apps@groundwork.invalid";

    /** The message of every commit of a source. */
    public static final String MESSAGE = "Replace the source";

    /** Computes the commit of a source. */
    public static SourceCommit of(SourceTree source, Instant time) {
        var second = time.truncatedTo(ChronoUnit.SECONDS);
        try (var inserter = new IdsOnly()) {
            var tree = write(source, inserter);
            var person = new PersonIdent(NAME, ADDRESS, second, ZoneOffset.UTC);
            var commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setAuthor(person);
            commit.setCommitter(person);
            commit.setMessage(MESSAGE);
            return new SourceCommit(new CommitId(inserter.insert(commit).name()), tree.name(), second);
        } catch (IOException e) {
            throw new UncheckedIOException("a commit in memory needs no disk", e);
        }
    }

    /** Writes the objects of a source and returns the id of its tree. */
    static ObjectId write(SourceTree tree, ObjectInserter inserter) throws IOException {
        var index = DirCache.newInCore();
        var builder = index.builder();
        for (var file : tree.files()) {
            var entry = new DirCacheEntry(file.path());
            entry.setFileMode(file.executable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
            entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.content()));
            builder.add(entry);
        }
        builder.finish();
        return index.writeTree(inserter);
    }

    /** Computes the ids of objects and keeps none. */
    private static final class IdsOnly extends ObjectInserter.Formatter {

        @Override
        public ObjectId insert(int type, byte[] data, int from, int length) {
            return idFor(type, data, from, length);
        }
    }
}
