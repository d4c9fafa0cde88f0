package dev.groundwork.localstack.provider.build;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The build settings of an app's owner; null is found out from the source.
 *
 * @param rootDirectory the directory of the app in the source
 * @param buildCommand what builds it
 * @param startCommand what starts its process
 * @param outputDirectory where the build writes the files of a static site, below the root directory
 */
public record BuildSettings(
        @Nullable String rootDirectory,
        @Nullable String buildCommand,
        @Nullable String startCommand,
        @Nullable String outputDirectory) {

    /** Settings that leave everything to be found out. */
    public static final BuildSettings NONE = new BuildSettings(null, null, null, null);

    Optional<String> root() {
        return Optional.ofNullable(rootDirectory);
    }

    Optional<String> build() {
        return Optional.ofNullable(buildCommand);
    }

    Optional<String> start() {
        return Optional.ofNullable(startCommand);
    }

    Optional<String> output() {
        return Optional.ofNullable(outputDirectory);
    }
}
