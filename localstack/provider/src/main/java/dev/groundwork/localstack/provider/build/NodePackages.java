package dev.groundwork.localstack.provider.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Installs the packages of an app as npm does, for a workspace all of it. Install scripts do not run: a package that has one is named, since it
 * may not work without.
 */
final class NodePackages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LOCKS = List.of("package-lock.json", "npm-shrinkwrap.json");
    private static final String MODULES = "node_modules/";

    private NodePackages() {}

    static void install(AppRoot root, BuildCommands commands) throws BuildFailed, IOException, InterruptedException {
        for (var directory : Set.copyOf(List.of(root.directory(), root.install()))) {
            for (var name : List.of("package.json", "package-lock.json", "npm-shrinkwrap.json")) {
                SourceText.normalize(directory.resolve(name));
            }
        }
        var node = PackageJson.read(root.install());
        if (node.isEmpty()
                || !(node.get().hasDependencies() || !node.get().workspaces().isEmpty())) {
            return;
        }
        var locked =
                LOCKS.stream().anyMatch(lock -> SourceText.isFile(root.install().resolve(lock)));
        commands.run(
                root.install(),
                List.of(
                        "npm",
                        locked ? "ci" : "install",
                        "--no-audit",
                        "--no-fund",
                        "--ignore-scripts",
                        "--include=dev"));
        var without = withoutScript(root.install(), node.get());
        if (!without.isEmpty()) {
            commands.note("Install scripts do not run here. These packages have one, and may not work without it: "
                    + String.join(", ", without) + ". What a script has to do, do in buildCommand.");
        }
    }

    /** Reads the packages with an install script from what npm notes beside them (npm, "package-lock.json", hidden lockfiles). */
    private static Set<String> withoutScript(Path directory, PackageJson own) throws IOException {
        var names = new LinkedHashSet<String>();
        if (!own.installScripts().isEmpty()) {
            names.add("the app itself (" + String.join(", ", own.installScripts()) + ")");
        }
        var notes = directory.resolve("node_modules/.package-lock.json");
        if (Files.isRegularFile(notes)) {
            JSON.readTree(Files.readAllBytes(notes)).path("packages").properties().stream()
                    .filter(entry -> entry.getValue().path("hasInstallScript").asBoolean(false))
                    .map(entry -> name(entry.getKey(), entry.getValue()))
                    .sorted()
                    .forEach(names::add);
        }
        return names;
    }

    private static String name(String place, JsonNode entry) {
        return entry.path("name")
                .asText(place.substring(
                        place.lastIndexOf(MODULES) < 0 ? 0 : place.lastIndexOf(MODULES) + MODULES.length()));
    }

    /** Returns the folders of programs that packages bring, from a directory up to the top of the source. */
    static List<Path> programs(Path source, Path directory) {
        return AppRoot.upward(source, directory).stream()
                .map(above -> above.resolve("node_modules/.bin"))
                .filter(Files::isDirectory)
                .toList();
    }
}
