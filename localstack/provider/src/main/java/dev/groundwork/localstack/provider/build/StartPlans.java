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

/**
 * Reads from a built source how it is started: Procfile {@code web}, else package.json {@code start}, else app.py or main.py, else its files
 * where there is an index.html. Other sources are refused, since a program's source is never served.
 */
public final class StartPlans {

    private static final String WEB = "web:";
    private static final List<String> PYTHON = List.of("app.py", "main.py");
    private static final List<String> OUTPUTS = List.of("dist", "build", "out", "public");
    private static final String PAGE = "index.html";
    private static final String NOTHING_FOUND =
            "Nothing was found to run or to serve: no Procfile with a web line, no package.json with a start"
                    + " script, no app.py or main.py, and no index.html, neither at the top nor in dist, build, out or public";
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
        var python =
                PYTHON.stream().filter(name -> isFile(source.resolve(name))).findFirst();
        if (python.isPresent()) {
            return new StartPlan.Run(List.of("/usr/bin/env", "python3", "-u", python.get()), path(artifact));
        }
        var root = root(source);
        if (!isFile(root.resolve(PAGE))) {
            throw new BuildFailed(NOTHING_FOUND);
        }
        return new StartPlan.Serve(root);
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
            return text(Files.readAllBytes(file))
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

    /** Decodes a text as the editors of Windows and Mac write it: UTF-8, or UTF-16 with its mark. */
    private static String text(byte[] bytes) {
        var isUtf16 = bytes.length > 1
                && ((bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)
                        || (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe));
        var text = new String(bytes, isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** The source itself, or where a site's build leaves its pages when the source has no page of its own there. */
    private static Path root(Path source) {
        var built = OUTPUTS.stream()
                .map(source::resolve)
                .filter(folder -> isFile(folder.resolve(PAGE)))
                .findFirst();
        var builds = isFile(source.resolve("package.json"));
        return builds || !isFile(source.resolve(PAGE)) ? built.orElse(source) : source;
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
