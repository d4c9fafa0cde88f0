package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads from a built source how it is started: Procfile {@code web}, else package.json {@code start}, else app.py or main.py, else files. */
public final class StartPlans {

    private static final String WEB = "web:";
    private static final List<String> PYTHON = List.of("app.py", "main.py");
    private static final List<String> OUTPUTS = List.of("dist", "build", "out", "public");
    private static final long PROCFILE_BYTES = 64 * 1024;

    private StartPlans() {}

    /** Returns the plan for this app. */
    public static StartPlan of(Artifact artifact) throws BuildFailed {
        var source = artifact.source();
        var line = procfile(source);
        if (line.isEmpty()) {
            line = PackageJson.read(source).flatMap(PackageJson::start);
        }
        if (line.isPresent()) {
            return new StartPlan.Run(ShellLine.command(line.get()), path(artifact));
        }
        return PYTHON.stream()
                .filter(name -> isFile(source.resolve(name)))
                .findFirst()
                .<StartPlan>map(
                        name -> new StartPlan.Run(List.of("/usr/bin/env", "python3", "-u", name), path(artifact)))
                .orElseGet(() -> new StartPlan.Serve(root(source)));
    }

    static List<Path> path(Artifact artifact) {
        var path = new ArrayList<Path>();
        Stream.of(artifact.python().resolve("bin"), artifact.source().resolve("node_modules/.bin"))
                .filter(Files::isDirectory)
                .forEach(path::add);
        return path;
    }

    private static Optional<String> procfile(Path source) throws BuildFailed {
        var file = source.resolve("Procfile");
        try {
            if (!isFile(file)) {
                return Optional.empty();
            }
            if (Files.size(file) > PROCFILE_BYTES) {
                throw new BuildFailed("The Procfile is larger than " + PROCFILE_BYTES + " bytes");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith(WEB))
                    .map(line -> line.substring(WEB.length()).strip())
                    .filter(line -> !line.isEmpty())
                    .findFirst();
        } catch (IOException e) {
            throw new BuildFailed("The Procfile cannot be read");
        }
    }

    /** The source itself, or where a site's build leaves its pages when the source has no page of its own there. */
    private static Path root(Path source) {
        var built = OUTPUTS.stream()
                .map(source::resolve)
                .filter(folder -> isFile(folder.resolve("index.html")))
                .findFirst();
        var builds = isFile(source.resolve("package.json"));
        return builds || !isFile(source.resolve("index.html")) ? built.orElse(source) : source;
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
