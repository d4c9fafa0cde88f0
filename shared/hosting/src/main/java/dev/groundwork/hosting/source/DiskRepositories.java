package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.git.IsolatedGit;
import dev.groundwork.kernel.AppId;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FileUtils;

/**
 * Bare repositories in the folder {@code GROUNDWORK_GIT_DIRECTORY}, {@code <appId>.git} each. The objects of a commit are written first and
 * have no effect until the branch moves, by compare-and-swap under git's own lock: a crash leaves the branch as it was.
 */
@Singleton
public final class DiskRepositories {

    private static final String BRANCH = "refs/heads/main";
    private static final String MESSAGE = SourceCommit.MESSAGE + "\n";

    private final Path folder;

    public DiskRepositories(@Value("${groundwork.git.directory}") String folder) {
        IsolatedGit.install();
        this.folder = Path.of(folder).toAbsolutePath();
    }

    /**
     * Makes the tree the whole content of the app's branch, in one commit on top of the newest one. The same tree on the same parent at the
     * same second is the same commit. If the newest commit has this tree already, it is returned.
     *
     * @return nothing where somebody else has committed since
     */
    public Optional<CommitId> commit(AppId app, SourceTree tree, Instant now) {
        try (var repository = openOrCreate(app);
                var inserter = repository.newObjectInserter();
                var walk = new RevWalk(repository)) {
            var content = SourceCommit.write(tree, inserter);
            var head = head(repository);
            if (head.isPresent() && walk.parseCommit(head.get()).getTree().equals(content)) {
                return head.map(DiskRepositories::commitId);
            }
            var commit = inserter.insert(commit(content, head, now));
            inserter.flush();
            return move(repository, head, commit) ? Optional.of(commitId(commit)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the repository of " + app + " cannot be written", e);
        }
    }

    private static CommitBuilder commit(ObjectId tree, Optional<ObjectId> parent, Instant now) {
        var person = new PersonIdent(SourceCommit.NAME, SourceCommit.ADDRESS, now, ZoneOffset.UTC);
        var commit = new CommitBuilder();
        commit.setTreeId(tree);
        parent.ifPresent(commit::setParentId);
        commit.setAuthor(person);
        commit.setCommitter(person);
        commit.setMessage(MESSAGE);
        return commit;
    }

    private static boolean move(Repository repository, Optional<ObjectId> seen, ObjectId commit) throws IOException {
        var update = repository.updateRef(BRANCH);
        update.setExpectedOldObjectId(seen.orElse(ObjectId.zeroId()));
        update.setNewObjectId(commit);
        update.disableRefLog();
        var result = update.update();
        return result == RefUpdate.Result.NEW || result == RefUpdate.Result.FAST_FORWARD;
    }

    /** Returns the newest commit. */
    public Optional<CommitId> head(AppId app) {
        if (!Files.isDirectory(path(app))) {
            return Optional.empty();
        }
        try (var repository = open(app)) {
            return head(repository).map(DiskRepositories::commitId);
        } catch (IOException e) {
            throw new UncheckedIOException("the repository of " + app + " cannot be read", e);
        }
    }

    private static Optional<ObjectId> head(Repository repository) throws IOException {
        return Optional.ofNullable(repository.resolve(BRANCH));
    }

    /** Returns the url from which a provider clones the repository. */
    public URI url(AppId app) {
        return URI.create("file://" + path(app).toUri().getRawPath().replaceAll("/$", ""));
    }

    /** Deletes the repository if it exists. */
    public void delete(AppId app) {
        try {
            FileUtils.delete(path(app).toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
        } catch (IOException e) {
            throw new UncheckedIOException("the repository of " + app + " cannot be removed", e);
        }
    }

    private Repository openOrCreate(AppId app) throws IOException {
        if (!Files.isDirectory(path(app))) {
            create(app);
        }
        return open(app);
    }

    /** Creates a repository aside and moves it into place as a whole: of racing creators one wins, and nobody sees half a repository. */
    private void create(AppId app) throws IOException {
        Files.createDirectories(folder);
        var aside = Files.createTempDirectory(folder, "new-");
        try (var repository =
                new FileRepositoryBuilder().setGitDir(aside.toFile()).setBare().build()) {
            repository.create(true);
            repository.updateRef(Constants.HEAD).link(BRANCH);
        }
        try {
            Files.move(aside, path(app), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            FileUtils.delete(aside.toFile(), FileUtils.RECURSIVE);
            if (!Files.isDirectory(path(app))) {
                throw e;
            }
        }
    }

    private Repository open(AppId app) throws IOException {
        return new FileRepositoryBuilder()
                .setGitDir(path(app).toFile())
                .setBare()
                .build();
    }

    private Path path(AppId app) {
        return folder.resolve(app + ".git");
    }

    private static CommitId commitId(ObjectId id) {
        return new CommitId(id.name());
    }
}
