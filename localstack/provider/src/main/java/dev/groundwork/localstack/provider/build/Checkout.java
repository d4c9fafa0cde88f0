package dev.groundwork.localstack.provider.build;

import dev.groundwork.git.IsolatedGit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;

/**
 * Writes the regular files of one commit of a bare repository into an empty folder. Nothing else of a repository has an effect: links and
 * submodules are left out and named in the log, hooks, filters and attributes do not exist here, and no path leaves the folder.
 */
final class Checkout {

    private final int maxFiles;
    private final long maxBytes;

    Checkout(int maxFiles, long maxBytes) {
        this.maxFiles = maxFiles;
        this.maxBytes = maxBytes;
        IsolatedGit.install();
        measureDisk();
    }

    /**
     * Measures how finely the disk tells time, which JGit otherwise keeps in the user's configuration, beside the work: a first checkout would
     * wait for it for seconds. Measured in the temporary folder, it leaves its files in nobody's repository.
     */
    private static void measureDisk() {
        FS.FileStoreAttributes.setBackground(true);
        FS.getFileStoreAttributes(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * Writes the files.
     *
     * @param repository a {@code file:} URL
     * @throws BuildFailed where there is no such commit, or it is not one that may be written
     */
    void write(URI repository, String commit, Path folder, Consumer<String> log) throws BuildFailed, IOException {
        var directory = Path.of(repository.getRawPath() == null ? "" : repository.getPath());
        if (!Files.isDirectory(directory.resolve("objects"))) {
            throw new BuildFailed("There is no repository at the address given");
        }
        try (var git = new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setBare()
                .setMustExist(true)
                .build()) {
            write(git, commit, folder, log);
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            throw new BuildFailed("The repository has no commit " + commit);
        } catch (CorruptObjectException e) {
            throw new BuildFailed("The commit has a path that may not be written: " + e.getMessage());
        }
    }

    private void write(Repository git, String commit, Path folder, Consumer<String> log)
            throws BuildFailed, IOException {
        try (var walk = new RevWalk(git);
                var tree = new TreeWalk(git)) {
            tree.addTree(walk.parseCommit(ObjectId.fromString(commit)).getTree());
            tree.setRecursive(true);
            var checker = new ObjectChecker().setSafeForWindows(false).setSafeForMacOS(true);
            var files = 0;
            var bytes = 0L;
            while (tree.next()) {
                var path = tree.getPathString();
                checker.checkPath(path);
                var mode = tree.getFileMode(0);
                if (!FileMode.REGULAR_FILE.equals(mode) && !FileMode.EXECUTABLE_FILE.equals(mode)) {
                    log.accept("Left out, neither file nor folder: " + path);
                    continue;
                }
                bytes += tree.getObjectReader().getObjectSize(tree.getObjectId(0), Constants.OBJ_BLOB);
                if (++files > maxFiles || bytes > maxBytes) {
                    throw new BuildFailed("The source has more than " + maxFiles + " files or " + maxBytes + " bytes");
                }
                write(tree, target(folder, path), FileMode.EXECUTABLE_FILE.equals(mode));
            }
            log.accept("Checked out " + files + " files of commit " + commit);
        }
    }

    private static Path target(Path folder, String path) throws BuildFailed {
        var target = folder.resolve(path).normalize();
        if (!target.startsWith(folder) || target.equals(folder)) {
            throw new BuildFailed("The commit has a path that may not be written: " + path);
        }
        return target;
    }

    private static void write(TreeWalk tree, Path target, boolean executable) throws IOException {
        Files.createDirectories(target.getParent());
        try (var out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            tree.getObjectReader().open(tree.getObjectId(0)).copyTo(out);
        }
        if (executable && !target.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + target);
        }
    }
}
