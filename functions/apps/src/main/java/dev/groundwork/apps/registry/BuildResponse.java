package dev.groundwork.apps.registry;

import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.BuildSettings.CommandLine;
import dev.groundwork.appregistry.model.BuildSettings.Directory;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** The build settings of an app, as an answer; null is found out from the source. */
@Serdeable
record BuildResponse(
        @Nullable String rootDirectory,
        @Nullable String buildCommand,
        @Nullable String startCommand,
        @Nullable String outputDirectory) {

    static BuildResponse of(BuildSettings build) {
        return new BuildResponse(
                build.rootDirectory().map(Directory::value).orElse(null),
                build.buildCommand().map(CommandLine::value).orElse(null),
                build.startCommand().map(CommandLine::value).orElse(null),
                build.outputDirectory().map(Directory::value).orElse(null));
    }
}
