package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The virtual environment that every app with something of Python gets, so that nothing of this machine's Python is in it. Packages are those of
 * requirements.txt, else those of pyproject.toml.
 */
final class PythonEnvironment {

    static final String REQUIREMENTS = "requirements.txt";
    static final String PROJECT = "pyproject.toml";
    private static final String READER = "pyproject.py";

    private PythonEnvironment() {}

    static void install(Path directory, Artifact artifact, BuildCommands commands)
            throws BuildFailed, IOException, InterruptedException {
        SourceText.normalize(directory.resolve(REQUIREMENTS));
        SourceText.normalize(directory.resolve(PROJECT));
        var listed = SourceText.isFile(directory.resolve(REQUIREMENTS));
        var project = SourceText.isFile(directory.resolve(PROJECT));
        if (!listed && !project) {
            if (hasProgram(directory)) {
                commands.run(
                        directory,
                        List.of(
                                "python3",
                                "-m",
                                "venv",
                                "--without-pip",
                                artifact.python().toString()));
            }
            return;
        }
        commands.run(
                directory, List.of("python3", "-m", "venv", artifact.python().toString()));
        if (listed) {
            commands.run(directory, List.of("pip", "install", "--no-input", "-r", REQUIREMENTS));
            return;
        }
        var reader = artifact.folder().resolve(READER);
        try (var in = Optional.ofNullable(PythonEnvironment.class.getResourceAsStream(READER))
                .orElseThrow(() -> new IllegalStateException("a resource of ours is missing"))) {
            Files.copy(in, reader);
        }
        var list = artifact.folder().resolve("pyproject.txt");
        commands.shell(
                directory,
                "python3 " + quoted(reader) + " > " + quoted(list) + " && pip install --no-input -r " + quoted(list));
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }

    private static boolean hasProgram(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.anyMatch(e -> e.toString().endsWith(".py") && SourceText.isFile(e));
        }
    }
}
