package dev.groundwork.localstack.provider.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL's programs on this machine, found on its PATH. They refuse to run as root, so for root they run in a user namespace in which root is
 * another user: its files stay where everything else of a provider is, and belong to root outside.
 *
 * @param initdb makes the files of a server
 * @param postgres the server
 * @param prefix what comes before each command
 */
record PostgresPrograms(Path initdb, Path postgres, List<String> prefix) {

    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--map-user=65534", "--map-group=65534");
    private static final long ASK_SECONDS = 10;

    PostgresPrograms {
        prefix = List.copyOf(prefix);
    }

    /** Finds them; nothing where they are not installed, or cannot run. */
    static Optional<PostgresPrograms> find(Map<String, String> environment) {
        var path = environment.getOrDefault("PATH", "");
        var initdb = program("initdb", path);
        var postgres = program("postgres", path);
        if (initdb.isEmpty() || postgres.isEmpty()) {
            return Optional.empty();
        }
        return notRoot()
                .map(prefix -> new PostgresPrograms(initdb.get(), postgres.get(), prefix))
                .filter(PostgresPrograms::isRunnable);
    }

    private static Optional<Path> program(String name, String path) {
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Nothing for root where the system has no user namespaces. */
    private static Optional<List<String>> notRoot() {
        if (!System.getProperty("user.name", "").equals("root")) {
            return Optional.of(List.of());
        }
        var attempt = new ArrayList<>(NAMESPACE);
        attempt.add("true");
        return isSuccess(attempt) ? Optional.of(NAMESPACE) : Optional.empty();
    }

    private boolean isRunnable() {
        return isSuccess(command(postgres, "--version"));
    }

    private static boolean isSuccess(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(ASK_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns a command that runs one of them as a user who is not root. */
    List<String> command(Path program, String... arguments) {
        var command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }
}
