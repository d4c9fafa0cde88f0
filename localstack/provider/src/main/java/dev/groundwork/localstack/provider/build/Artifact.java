package dev.groundwork.localstack.provider.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a build: a folder with the source as it was built, and how it is started.
 *
 * @param folder the whole of it
 */
public record Artifact(Path folder) {

    /** The checkout, with what the build added. */
    public Path source() {
        return folder.resolve("source");
    }

    /** The home that the build's commands had. */
    public Path buildHome() {
        return folder.resolve("home");
    }

    /** The virtual environment of Python, if there is one. */
    Path python() {
        return folder.resolve("python");
    }

    /** The file that says how it is started. */
    Path plan() {
        return folder.resolve("plan.json");
    }

    /** Returns the folders that are searched for programs before those of the machine, for a directory of the source. */
    public List<Path> path(Path directory) {
        var path = new ArrayList<Path>();
        if (Files.isDirectory(python().resolve("bin"))) {
            path.add(python().resolve("bin"));
        }
        path.addAll(NodePackages.programs(source(), directory));
        return path;
    }

    /** Tells whether it is there. */
    public boolean exists() {
        return Files.isDirectory(source());
    }
}
