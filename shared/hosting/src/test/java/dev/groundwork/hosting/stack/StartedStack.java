package dev.groundwork.hosting.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A stack of its own, started by the command that a person types, and ended as Ctrl-C ends it. */
final class StartedStack implements AutoCloseable {

    private static final int END_SECONDS = 20;
    private static final int LAST_LINES = 40;

    private final Process process;
    private final Path home;
    private final URI origin;

    private StartedStack(Process process, Path home, URI origin) {
        this.process = process;
        this.home = home;
        this.origin = origin;
    }

    /** Starts it in an empty folder, and returns once it says that it is ready. */
    static StartedStack start(Path home, Map<String, String> environment) throws IOException {
        var root = root();
        Files.createDirectories(home);
        var builder = new ProcessBuilder(root.resolve("groundwork").toString(), "up")
                .directory(root.toFile())
                .redirectError(home.resolve("stderr.txt").toFile());
        builder.environment().put("GROUNDWORK_HOME", home.toString());
        builder.environment().put("GROUNDWORK_PORT", "0");
        builder.environment().putAll(environment);
        var process = builder.start();
        var origin = ready(process.inputReader(StandardCharsets.UTF_8));
        if (origin.isEmpty()) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "the stack did not start:\n" + Files.readString(home.resolve("stderr.txt")));
        }
        return new StartedStack(process, home, URI.create(origin));
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("groundwork"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no ./groundwork above the folder that this runs in");
            }
        }
        return folder;
    }

    private static String ready(BufferedReader output) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                return line.substring("ready ".length());
            }
        }
        return "";
    }

    URI origin() {
        return origin;
    }

    /** Returns the last lines that its functions have logged, for a failure's sake. */
    String log() {
        try {
            var lines = Files.readAllLines(home.resolve("logs").resolve("functions.jsonl"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!hasEnded()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException("the stack did not end within " + END_SECONDS + " seconds");
        }
    }

    private boolean hasEnded() {
        try {
            return process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
