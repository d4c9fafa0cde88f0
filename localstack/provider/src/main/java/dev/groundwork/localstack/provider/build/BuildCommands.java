package dev.groundwork.localstack.provider.build;

import dev.groundwork.localstack.provider.ProviderLimits;
import dev.groundwork.localstack.provider.process.Command;
import dev.groundwork.localstack.provider.process.Orphans;
import dev.groundwork.localstack.provider.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs the commands of one build, each within its limit of time. An interruption ends what runs and is passed on. The app's own variables win
 * over those of this machine, but for CI, PATH and HOME.
 */
final class BuildCommands {

    private static final Set<String> OURS = Set.of("CI", "PATH", "HOME");

    private final ProviderLimits.Times times;
    private final HostTools tools;
    private final Path cache;
    private final Orphans orphans;
    private final Artifact artifact;
    private final Map<String, String> variables;
    private final Consumer<String> log;
    private final List<String> notes = new ArrayList<>();

    BuildCommands(
            ProviderLimits.Times times,
            HostTools tools,
            Path cache,
            Orphans orphans,
            Artifact artifact,
            Map<String, String> variables,
            Consumer<String> log) {
        this.times = times;
        this.tools = tools;
        this.cache = cache;
        this.orphans = orphans;
        this.artifact = artifact;
        this.variables = Map.copyOf(variables);
        this.log = log;
    }

    /** Writes a line that the owner should read, also beside a later failure. */
    void note(String line) {
        notes.add(line);
        log.accept(line);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Runs a line of a shell. */
    void shell(Path directory, String line) throws BuildFailed, IOException, InterruptedException {
        run(directory, line, List.of("/bin/sh", "-c", line));
    }

    /** Runs a program. */
    void run(Path directory, List<String> command) throws BuildFailed, IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("/usr/bin/env"));
        arguments.addAll(command);
        run(directory, String.join(" ", command).replace(artifact.folder() + "/", ""), arguments);
    }

    private void run(Path directory, String words, List<String> arguments)
            throws BuildFailed, IOException, InterruptedException {
        log.accept("$ " + words);
        var tree = ProcessTree.start(new Command(arguments, directory, environment(directory), Set.of("HOME")), log);
        var inTime = false;
        try {
            orphans.started(tree);
            inTime = tree.awaitExit(times.build());
        } finally {
            tree.end(times.closeGrace());
            orphans.ended(tree);
        }
        if (!inTime) {
            throw failed(words + " took longer than " + times.build().toSeconds() + " s", tree);
        }
        if (tree.exitCode() != 0) {
            throw failed(words + " ended with exit code " + tree.exitCode(), tree);
        }
    }

    private BuildFailed failed(String what, ProcessTree tree) {
        var lines = new ArrayList<>(List.of(what));
        CommandHints.of(tree.exitCode(), tree.lastLines()).ifPresent(lines::add);
        lines.addAll(notes);
        lines.add(tree.lastLines());
        return new BuildFailed(String.join("\n", lines));
    }

    private Map<String, String> environment(Path directory) {
        var ours = tools.forBuild(artifact.path(directory), artifact.buildHome(), cache);
        var environment = new LinkedHashMap<>(ours);
        variables.forEach((name, value) -> {
            if (!OURS.contains(name)) {
                environment.put(name, value);
            }
        });
        return environment;
    }
}
