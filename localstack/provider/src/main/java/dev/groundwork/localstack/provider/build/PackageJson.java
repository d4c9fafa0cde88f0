package dev.groundwork.localstack.provider.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The parts of a package.json that count.
 *
 * @param dependencies whether it has any, for running or for building
 * @param build its build script
 * @param start its start script
 */
record PackageJson(boolean dependencies, Optional<String> build, Optional<String> start) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads it, or nothing where there is none. */
    static Optional<PackageJson> read(Path source) throws BuildFailed {
        var file = source.resolve("package.json");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            var root = JSON.readTree(Files.readAllBytes(file));
            return Optional.of(new PackageJson(
                    !root.path("dependencies").isEmpty()
                            || !root.path("devDependencies").isEmpty(),
                    script(root, "build"),
                    script(root, "start")));
        } catch (IOException e) {
            throw new BuildFailed("package.json cannot be read: it is not JSON");
        }
    }

    private static Optional<String> script(JsonNode root, String name) {
        return Optional.of(root.path("scripts").path(name).asText("").strip()).filter(line -> !line.isEmpty());
    }
}
