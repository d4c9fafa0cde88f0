package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The failure of a source in which nothing is found to start or to serve: what was looked for, what is there, and what to do next. */
final class NothingToStart {

    private static final String LOOKED_FOR =
            "Looked for: a web line in Procfile; a start script or main in package.json; server.js, app.js or"
                    + " index.js; the output of a framework's build; requirements.txt or pyproject.toml with a WSGI or ASGI app or a main.py;"
                    + " index.html.";
    private static final List<String> STARTS =
            List.of("Procfile", "package.json", "requirements.txt", "pyproject.toml", "index.html");
    private static final List<String> OTHER_NAMES =
            List.of("Procfile.txt", "procfile", "package.json.txt", "requirements.txt.txt", "index.htm", "Index.html");
    private static final List<String> OTHER_PROGRAMS = List.of(
            "Dockerfile",
            "go.mod",
            "Cargo.toml",
            "Gemfile",
            "composer.json",
            "pom.xml",
            "build.gradle",
            "build.gradle.kts",
            "mix.exs",
            "deno.json",
            "Pipfile",
            "main.go",
            "index.php");

    private NothingToStart() {}

    static BuildFailed in(Path directory, SiteFolders folders, Optional<Framework> framework, List<String> notes)
            throws BuildFailed, IOException {
        var lines = new ArrayList<>(List.of(
                "Nothing was found to start or to serve.",
                LOOKED_FOR,
                "Found: " + AppRoot.entries(directory) + ".",
                next(directory, folders, framework)));
        lines.addAll(notes);
        return new BuildFailed(String.join("\n", lines));
    }

    private static String next(Path directory, SiteFolders folders, Optional<Framework> framework)
            throws BuildFailed, IOException {
        var folder = folderWithApp(directory);
        if (folder.isPresent()) {
            return "Next: set rootDirectory to " + folder.get() + ", which has an app.";
        }
        var misnamed = first(directory, OTHER_NAMES);
        if (misnamed.isPresent()) {
            return "Next: rename " + misnamed.get() + "; this name is not looked for.";
        }
        var node = SourceText.isFile(directory.resolve("package.json"));
        var other = first(directory, OTHER_PROGRAMS);
        if (other.isPresent() && !node) {
            return "Next: set buildCommand and startCommand, since " + other.get() + " is not read here.";
        }
        return framework.isPresent() ? byFramework(folders, framework.get()) : byFiles(directory, node);
    }

    private static Optional<String> first(Path directory, List<String> names) {
        return names.stream()
                .filter(name -> SourceText.isFile(directory.resolve(name)))
                .findFirst();
    }

    private static String byFiles(Path directory, boolean node) {
        if (!node) {
            return "Next: add an index.html, or a Procfile with a line such as web: node server.js.";
        }
        return SiteFolders.isSite(directory)
                ? "Next: add a start script to package.json; or set outputDirectory to . to serve index.html and all"
                        + " files beside it."
                : "Next: add a start script to package.json, such as node src/server.js.";
    }

    private static String byFramework(SiteFolders folders, Framework framework) throws IOException {
        var site = folders.any();
        if (site.isPresent()) {
            return "Next: this is an app of " + framework.name() + ", whose build left its page in "
                    + site.get().getFileName() + ". Set outputDirectory to it.";
        }
        return framework.server()
                ? "Next: this is an app of " + framework.name()
                        + ", a program. Add its start script to package.json, or set startCommand."
                : "Next: this is an app of " + framework.name() + ", whose build should have written "
                        + String.join(" or ", framework.outputs())
                        + "/index.html. Set outputDirectory to where it writes, or startCommand if it is a program.";
    }

    private static Optional<String> folderWithApp(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.filter(AppRoot::isDirectory)
                    .filter(folder -> STARTS.stream().anyMatch(name -> SourceText.isFile(folder.resolve(name))))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("node_modules") && !name.startsWith("."))
                    .sorted()
                    .findFirst();
        }
    }
}
