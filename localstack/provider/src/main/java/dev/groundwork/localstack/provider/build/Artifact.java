package dev.groundwork.localstack.provider.build;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The result of a build: a folder with the source as it was built.
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

    /** Tells whether it is there. */
    public boolean exists() {
        return Files.isDirectory(source());
    }
}
