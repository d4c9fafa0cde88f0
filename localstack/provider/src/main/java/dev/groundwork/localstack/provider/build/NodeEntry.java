package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file that Node runs where package.json has no start script: its main file, else one of the usual names. */
final class NodeEntry {

    static final List<String> NAMES = List.of("server.js", "app.js", "index.js");

    /** The endings that Node tries for a main file that has none (Node.js, "Modules: CommonJS modules", folders as modules). */
    private static final List<String> ENDINGS =
            List.of("", ".js", ".cjs", ".mjs", "/index.js", "/index.cjs", "/index.mjs");

    private static final Pattern PROGRAM = Pattern.compile(".*\\.[cm]?js");

    private NodeEntry() {}

    static Optional<StartPlan> of(Path directory) throws BuildFailed, IOException {
        var main = PackageJson.read(directory).flatMap(PackageJson::main).flatMap(m -> file(directory, m));
        if (main.isPresent()) {
            return main.map(m -> run(directory, m));
        }
        for (var name : NAMES) {
            if (SourceText.isFile(directory.resolve(name)) && !PageFiles.loads(directory, name)) {
                return Optional.of(run(directory, name));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> file(Path directory, String main) {
        var plain = main.replaceFirst("^\\./", "").replaceFirst("/+$", "");
        return ENDINGS.stream()
                .map(ending -> plain + ending)
                .filter(name -> PROGRAM.matcher(name).matches())
                .filter(name -> directory.resolve(name).normalize().startsWith(directory))
                .filter(name -> SourceText.isFile(directory.resolve(name)))
                .findFirst();
    }

    private static StartPlan run(Path directory, String file) {
        return new StartPlan.Run(List.of("/usr/bin/env", "node", file), directory);
    }
}
