package dev.groundwork.localstack.provider.build;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of a build: how the app is started, and what its owner should know when that fails. It stands in a file of the artifact, so that a
 * later start is the same.
 *
 * @param plan how it is started
 * @param notes what the build noted
 * @param advice what to do if the process ends without an error; empty when nothing is known
 */
public record BuiltApp(StartPlan plan, List<String> notes, String advice) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public BuiltApp {
        notes = List.copyOf(notes);
    }

    private enum Kind {
        RUN,
        NPM,
        SERVE
    }

    /** The file; directories are relative to the source. */
    private record Written(
            Kind kind,
            String directory,
            @Nullable List<String> arguments,
            boolean isSource,
            List<String> notes,
            String advice) {}

    void write(Artifact artifact) throws IOException {
        var source = artifact.source();
        var written =
                switch (plan) {
                    case StartPlan.Run(var arguments, var directory) ->
                        written(Kind.RUN, source.relativize(directory), arguments, false);
                    case StartPlan.RunByNpm(var directory) ->
                        written(Kind.NPM, source.relativize(directory), null, false);
                    case StartPlan.Serve(var root, var isSource) ->
                        written(Kind.SERVE, source.relativize(root), null, isSource);
                };
        Files.write(artifact.plan(), JSON.writeValueAsBytes(written));
    }

    private Written written(Kind kind, Path directory, @Nullable List<String> arguments, boolean isSource) {
        return new Written(kind, directory.toString(), arguments, isSource, notes, advice);
    }

    /** Reads what was built; nothing where it was not built to its end. */
    public static Optional<BuiltApp> read(Artifact artifact) throws IOException {
        if (!Files.isRegularFile(artifact.plan())) {
            return Optional.empty();
        }
        var written = JSON.readValue(Files.readAllBytes(artifact.plan()), Written.class);
        var directory = artifact.source().resolve(written.directory());
        var arguments = Optional.ofNullable(written.arguments()).orElse(List.of());
        var plan =
                switch (written.kind()) {
                    case RUN -> new StartPlan.Run(arguments, directory);
                    case NPM -> new StartPlan.RunByNpm(directory);
                    case SERVE -> new StartPlan.Serve(directory, written.isSource());
                };
        return Optional.of(new BuiltApp(plan, written.notes(), written.advice()));
    }
}
