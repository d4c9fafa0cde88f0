package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a source, and those that its build writes, without a build: how it is started is found out from them. */
final class Shape {

    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, String> built = new LinkedHashMap<>();
    private BuildSettings settings = BuildSettings.NONE;

    /** Adds files whose contents do not matter. */
    Shape files(String... names) {
        for (var name : names) {
            files.put(name, "x");
        }
        return this;
    }

    Shape file(String name, String text) {
        files.put(name, text);
        return this;
    }

    Shape built(String... names) {
        for (var name : names) {
            built.put(name, "built");
        }
        return this;
    }

    /** Adds a program that pip would have installed. */
    Shape installed(String program) {
        built.put("../python/bin/" + program, "#!");
        return this;
    }

    Shape settings(BuildSettings given) {
        settings = given;
        return this;
    }

    /** Returns how it is started, in words: a command line, {@code npm start}, or {@code serve} and a folder. */
    String start(Path folder) throws BuildFailed, IOException {
        var artifact = new Artifact(folder);
        write(artifact.source(), files);
        var root = AppRoot.find(artifact.source(), settings.root());
        var frameworks = Frameworks.load();
        var framework = frameworks.of(root.directory());
        var folders = new SiteFolders(root.directory(), frameworks.outputs());
        write(root.directory(), built);
        var plans = new StartPlans(root.directory(), settings, artifact);
        var plan = plans.program();
        if (plan.isEmpty()) {
            plan = plans.other(folders, framework);
        }
        if (plan.isEmpty()) {
            throw NothingToStart.in(root.directory(), folders, framework, List.of());
        }
        return words(plan.get(), root.directory());
    }

    private static void write(Path directory, Map<String, String> files) throws IOException {
        for (var file : files.entrySet()) {
            var path = directory.resolve(file.getKey()).normalize();
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            if (file.getKey().contains("bin/") && !path.toFile().setExecutable(true)) {
                throw new IOException("cannot be made executable");
            }
        }
    }

    private static String words(StartPlan plan, Path directory) {
        return switch (plan) {
            case StartPlan.Run(var arguments, var where) -> ShellLine.readable(arguments);
            case StartPlan.RunByNpm(var where) -> "npm start";
            case StartPlan.Serve(var root, var isSource) ->
                "serve " + (isSource ? "." : directory.relativize(root).toString());
        };
    }
}
