package dev.groundwork.hosting.provider.render;

import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.BuildSettings.CommandLine;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.SourceReader;
import dev.groundwork.kernel.AppId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells Render what runs: its API wants a kind of service, a runtime and both commands, and finds out nothing by itself. What the owner sets
 * comes first, then what the source says; where it says nothing, nothing is guessed.
 */
final class RenderRuntime {

    /**
     * The service that runs a source.
     *
     * @param type of the service
     * @param rootDir the directory of the app, empty for the root
     */
    record Plan(String type, String rootDir, RenderJson.Details details) {}

    private static final String PACKAGE = "package.json";
    private static final String REQUIREMENTS = "requirements.txt";
    private static final String PYPROJECT = "pyproject.toml";
    private static final Pattern WEB = Pattern.compile("(?m)^\\s*web\\s*:\\s*(\\S[^\\r\\n]*)");
    private static final Pattern START = Pattern.compile("\"start\"\\s*:\\s*\"");
    private static final String NODE_BUILD = "npm install && npm run build --if-present";

    /** The runtime of a source by the first file that it has. */
    private static final List<Map.Entry<String, String>> RUNTIMES = List.of(
            Map.entry(PACKAGE, "node"),
            Map.entry(REQUIREMENTS, "python"),
            Map.entry(PYPROJECT, "python"),
            Map.entry("Pipfile", "python"),
            Map.entry("go.mod", "go"),
            Map.entry("Gemfile", "ruby"),
            Map.entry("Cargo.toml", "rust"),
            Map.entry("mix.exs", "elixir"));

    private final SourceReader sources;

    RenderRuntime(SourceReader sources) {
        this.sources = sources;
    }

    /** Finds what runs, or says what was looked for. */
    ProviderOutcome<Plan> of(Optional<AppId> app, BuildSettings settings) {
        return app.flatMap(sources::source)
                .map(files -> of(files, settings))
                .orElseGet(() -> new ProviderOutcome.Rejected<>(
                        "The source is not stored any more. Upload it again and deploy."));
    }

    private static ProviderOutcome<Plan> of(SourceReader.Files files, BuildSettings settings) {
        var directory = settings.rootDirectory()
                .map(BuildSettings.Directory::value)
                .filter(d -> !d.equals(BuildSettings.Directory.SELF))
                .orElse("");
        var names = files.names(directory);
        var isStatic =
                settings.startCommand().isEmpty() && settings.outputDirectory().isPresent();
        var start = isStatic
                ? Optional.<String>empty()
                : settings.startCommand().map(CommandLine::value).or(() -> start(files, names, directory));
        if (start.isPresent()) {
            return new ProviderOutcome.Answered<>(web(settings, names, directory, start.get()));
        }
        return isStatic || names.contains("index.html")
                ? new ProviderOutcome.Answered<>(staticSite(settings, names, directory))
                : nothing();
    }

    private static Plan web(BuildSettings settings, Set<String> names, String directory, String start) {
        return new Plan(
                RenderJson.WEB_SERVICE,
                directory,
                new RenderJson.Details(
                        runtime(names).orElse("node"),
                        new RenderJson.Commands(build(settings, names), start),
                        null,
                        null,
                        null));
    }

    private static Optional<String> runtime(Set<String> names) {
        return RUNTIMES.stream()
                .filter(r -> names.contains(r.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Plan staticSite(BuildSettings settings, Set<String> names, String directory) {
        var publish =
                settings.outputDirectory().map(BuildSettings.Directory::value).orElse(".");
        return new Plan(
                RenderJson.STATIC_SITE,
                directory,
                new RenderJson.Details(null, null, build(settings, names), publish, null));
    }

    private static String build(BuildSettings settings, Set<String> names) {
        return settings.buildCommand().map(CommandLine::value).orElseGet(() -> {
            if (names.contains(PACKAGE)) {
                return NODE_BUILD;
            }
            if (names.contains(REQUIREMENTS)) {
                return "pip install -r " + REQUIREMENTS;
            }
            if (names.contains(PYPROJECT)) {
                return "pip install .";
            }
            return names.contains("go.mod") ? "go build -o app ." : "";
        });
    }

    /** Returns the command that starts the process, nothing where the source names none. */
    private static Optional<String> start(SourceReader.Files files, Set<String> names, String directory) {
        var web = WEB.matcher(text(files, directory, "Procfile"));
        return web.find() ? Optional.of(web.group(1).strip()) : byFiles(names, text(files, directory, PACKAGE));
    }

    private static Optional<String> byFiles(Set<String> names, String manifest) {
        if (START.matcher(manifest).find()) {
            return Optional.of("npm start");
        }
        if (names.contains("go.mod")) {
            return Optional.of("./app");
        }
        return Map.of("node", List.of("server.js", "app.js", "index.js"), "python", List.of("main.py", "app.py"))
                .entrySet()
                .stream()
                .filter(program -> runtime(names).orElse("node").equals(program.getKey()))
                .flatMap(program ->
                        program.getValue().stream().filter(names::contains).map(file -> program.getKey() + " " + file))
                .findFirst();
    }

    private static String text(SourceReader.Files files, String directory, String file) {
        return files.text(directory.isEmpty() ? file : directory + "/" + file).orElse("");
    }

    private static ProviderOutcome<Plan> nothing() {
        return new ProviderOutcome.Rejected<>("Nothing that runs was found: no Procfile with web, no start script in"
                + " package.json, no server.js, app.js, index.js, main.py, app.py, go.mod or index.html in the root"
                + " directory. Set startCommand, or outputDirectory for a static site.");
    }
}
