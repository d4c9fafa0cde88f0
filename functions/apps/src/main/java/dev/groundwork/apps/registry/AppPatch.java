package dev.groundwork.apps.registry;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppSettings;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.BuildSettings.CommandLine;
import dev.groundwork.appregistry.model.BuildSettings.Directory;
import dev.groundwork.json.Field;
import dev.groundwork.json.Members;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The JSON of a change of an app (RFC 7396): a member that is left out stays as it is, null is found out from the source again.
 *
 * @param name what its owner calls it; never null
 * @param rootDirectory the directory of the app in its source
 * @param buildCommand what builds it
 * @param startCommand what starts its process
 * @param outputDirectory where the build writes the files of a static site, below the root directory
 */
record AppPatch(
        @Schema(type = "string") Optional<AppIdentity.Name> name,
        @Schema(type = "string", nullable = true) Setting<Directory> rootDirectory,
        @Schema(type = "string", nullable = true) Setting<CommandLine> buildCommand,
        @Schema(type = "string", nullable = true) Setting<CommandLine> startCommand,
        @Schema(type = "string", nullable = true) Setting<Directory> outputDirectory)
        implements UnaryOperator<AppSettings> {

    private static final String DIRECTORY =
            "A path inside the source, as apps/web, of at most 256 characters, without .. and .git; or null.";
    private static final String COMMAND = "One line of 1 to 1024 characters, or null.";

    static AppPatch read(Members body) {
        var name = body.has("name")
                ? body.required("name", TEXT, AppIdentity.Name::parse, "invalid_name", CreateAppRequest.NAME)
                        .asOptional()
                : body.<AppIdentity.Name>absent();
        var root = directory(body, "rootDirectory");
        var build = command(body, "buildCommand");
        var start = command(body, "startCommand");
        var output = directory(body, "outputDirectory");
        return new AppPatch(name.get(), root.get(), build.get(), start.get(), output.get());
    }

    private static Field<Setting<Directory>> directory(Members body, String name) {
        return setting(body, name, Directory::parse, "invalid_directory", DIRECTORY);
    }

    private static Field<Setting<CommandLine>> command(Members body, String name) {
        return setting(body, name, CommandLine::parse, "invalid_command", COMMAND);
    }

    private static <T> Field<Setting<T>> setting(
            Members body, String name, Function<String, Optional<T>> parse, String code, String detail) {
        var given = body.has(name);
        return body.optional(name, TEXT, parse, code, detail).map(value -> new Setting<>(given, value));
    }

    /** Returns the settings after the change. */
    @Override
    public AppSettings apply(AppSettings before) {
        var build = before.build();
        return new AppSettings(
                name.orElse(before.name()),
                new BuildSettings(
                        rootDirectory.after(build.rootDirectory()),
                        buildCommand.after(build.buildCommand()),
                        startCommand.after(build.startCommand()),
                        outputDirectory.after(build.outputDirectory())));
    }

    /**
     * A setting that may change.
     *
     * @param given false if the setting stays as it is
     * @param value the new value, nothing to find it out
     */
    record Setting<T>(boolean given, Optional<T> value) {

        Optional<T> after(Optional<T> before) {
            return given ? value : before;
        }
    }
}
