package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.build.Artifact;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jgit.util.FileUtils;

/**
 * The folders and files of a service.
 *
 * @param root the folder of them all
 */
record ServiceFolder(Path root) {

    /** The home of the app's processes, which is theirs for the service's life. */
    Path home() {
        return root.resolve("home");
    }

    Path logs(String type) {
        return root.resolve("logs").resolve(type);
    }

    Artifact artifact(String deploy) {
        return new Artifact(builds().resolve(deploy));
    }

    private Path builds() {
        return root.resolve("builds");
    }

    /** Removes the builds of all but these deployments. */
    void prune(Set<String> kept) {
        var builds = builds().toFile().listFiles(File::isDirectory);
        if (builds != null) {
            for (var build : builds) {
                if (!kept.contains(build.getName())) {
                    delete(build.toPath());
                }
            }
        }
    }

    void remove(Artifact artifact) {
        delete(artifact.folder());
    }

    /** Removes what the commands of a build left in their home. */
    void removeBuildHome(Artifact artifact) {
        delete(artifact.buildHome());
    }

    /** Removes a folder with all in it; links are removed, not followed. */
    static void delete(Path folder) {
        try {
            if (Files.exists(folder)) {
                FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be removed: " + folder, e);
        }
    }
}
