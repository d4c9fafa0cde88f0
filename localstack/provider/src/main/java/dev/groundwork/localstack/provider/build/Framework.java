package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A framework as {@code @vercel/frameworks} describes it.
 *
 * @param slug its name for programs, null for sources without a framework
 * @param name its name for people
 * @param every what a source of it has, all of it
 * @param some what a source of it has, one of it
 * @param supersedes the slugs of frameworks that it is made of
 * @param server whether its build is a program, not files
 * @param build the command that builds it
 * @param outputs the folders that its build writes
 */
record Framework(
        @Nullable String slug,
        String name,
        List<Detector> every,
        List<Detector> some,
        List<String> supersedes,
        boolean server,
        @Nullable String build,
        List<String> outputs) {

    /**
     * A trait of sources: a file, a file with a text, or a package.
     *
     * @param path the file
     * @param matchContent a regular expression for a part of the file
     * @param matchPackage the package, among those of package.json
     */
    record Detector(
            @Nullable String path,
            @Nullable String matchContent,
            @Nullable String matchPackage) {

        private boolean matches(Path directory, Optional<PackageJson> node) throws BuildFailed, IOException {
            if (matchPackage != null) {
                return node.filter(n -> n.dependsOn(matchPackage)).isPresent();
            }
            var file = directory.resolve(path == null ? "" : path);
            if (matchContent == null) {
                return SourceText.isFile(file);
            }
            var content = Pattern.compile(matchContent, Pattern.MULTILINE);
            return SourceText.read(file)
                    .filter(text -> content.matcher(text).find())
                    .isPresent();
        }
    }

    boolean isOf(Path directory, Optional<PackageJson> node) throws BuildFailed, IOException {
        for (var detector : every) {
            if (!detector.matches(directory, node)) {
                return false;
            }
        }
        var any = some.isEmpty() && !every.isEmpty();
        for (var detector : some) {
            any = any || detector.matches(directory, node);
        }
        return any;
    }

    Optional<String> command() {
        return Optional.ofNullable(build);
    }
}
