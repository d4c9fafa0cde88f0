package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.util.FileUtils;

/**
 * The directories of an app in a checked-out source.
 *
 * @param directory the app's own: it is built and started here
 * @param install the directory whose package.json npm installs from: that of the workspace which has the app, else the app's own
 */
record AppRoot(Path directory, Path install) {

    private static final Set<String> LEFT_BY_TOOLS = Set.of("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini");
    private static final int SHOWN = 20;

    /** Finds them. A source that has nothing but one folder, as zips of a folder have, is that folder. */
    static AppRoot find(Path source, Optional<String> rootDirectory) throws BuildFailed, IOException {
        if (rootDirectory.filter(d -> isDirectory(source.resolve(d))).isEmpty()) {
            unwrap(source);
        }
        var directory = source.resolve(rootDirectory.orElse("")).normalize();
        if (!directory.startsWith(source) || !isDirectory(directory)) {
            throw new BuildFailed("The source has no directory " + rootDirectory.orElse("") + ", which is set as"
                    + " rootDirectory.\nFound at its top: " + entries(source)
                    + "\nSet rootDirectory to one of its directories, or to null.");
        }
        return new AppRoot(directory, install(source, directory));
    }

    private static void unwrap(Path source) throws IOException {
        List<Path> tops;
        try (var entries = Files.list(source)) {
            tops = entries.filter(e -> !LEFT_BY_TOOLS.contains(e.getFileName().toString()))
                    .toList();
        }
        if (tops.size() == 1
                && isDirectory(tops.getFirst())
                && !tops.getFirst().getFileName().toString().startsWith(".")) {
            var inner = source.resolveSibling("unwrapped");
            Files.move(tops.getFirst(), inner);
            FileUtils.delete(source.toFile(), FileUtils.RECURSIVE);
            Files.move(inner, source);
        }
    }

    private static Path install(Path source, Path directory) throws BuildFailed, IOException {
        for (var above : upward(source, directory)) {
            var workspace = PackageJson.read(above);
            if (workspace.isPresent() && has(workspace.get().workspaces(), above.relativize(directory))) {
                return above;
            }
        }
        return directory;
    }

    /** Returns a directory of a source and those around it, up to the source itself. */
    static List<Path> upward(Path source, Path directory) {
        var path = source.relativize(directory);
        if (path.toString().isEmpty()) {
            return List.of(source);
        }
        return Stream.iterate(path.getNameCount(), count -> count >= 0, count -> count - 1)
                .map(count -> count == 0 ? source : source.resolve(path.subpath(0, count)))
                .toList();
    }

    private static boolean has(List<String> patterns, Path member) {
        return patterns.stream().filter(p -> !p.startsWith("!")).anyMatch(p -> matches(p, member))
                && patterns.stream().filter(p -> p.startsWith("!")).noneMatch(p -> matches(p.substring(1), member));
    }

    private static boolean matches(String pattern, Path member) {
        var plain = pattern.replaceFirst("^\\./", "").replaceFirst("/+$", "");
        return FileSystems.getDefault().getPathMatcher("glob:" + plain).matches(member);
    }

    /** Returns the names at the top of a directory for a person, folders with a slash. */
    static String entries(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            var names = entries.filter(
                            e -> !LEFT_BY_TOOLS.contains(e.getFileName().toString()))
                    .map(e -> e.getFileName() + (isDirectory(e) ? "/" : ""))
                    .sorted()
                    .toList();
            var more = names.size() > SHOWN ? Stream.of((names.size() - SHOWN) + " more") : Stream.<String>empty();
            var shown = Stream.concat(names.stream().limit(SHOWN), more).collect(Collectors.joining(", "));
            return shown.isEmpty() ? "nothing" : shown;
        }
    }

    static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
