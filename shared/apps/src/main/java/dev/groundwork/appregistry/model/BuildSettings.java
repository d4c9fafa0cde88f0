package dev.groundwork.appregistry.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The build settings of an app, as its owner gives them. The provider finds out from the source what is left out.
 *
 * @param rootDirectory the directory of the app in its source; its root when left out
 * @param buildCommand what builds it
 * @param startCommand what starts its process
 * @param outputDirectory where the build writes the files of a static site, below the root directory
 */
public record BuildSettings(
        Optional<Directory> rootDirectory,
        Optional<CommandLine> buildCommand,
        Optional<CommandLine> startCommand,
        Optional<Directory> outputDirectory) {

    private static final BuildSettings NONE =
            new BuildSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns settings that leave everything to be found out. */
    public static BuildSettings none() {
        return NONE;
    }

    /**
     * A directory of a source, relative to another one and never outside of it: segments between slashes, without {@code ..} and
     * {@code .git}, or {@code .} for that directory itself.
     *
     * @param value as {@code apps/web}
     */
    public record Directory(String value) {

        /** The directory itself. */
        public static final String SELF = ".";

        private static final int MAX_LENGTH = 256;
        private static final int MAX_SEGMENTS = 32;
        private static final List<String> REFUSED = List.of("", SELF, "..");

        public Directory {
            if (!value.equals(SELF) && !isPath(value)) {
                throw new IllegalArgumentException("not a directory of a source");
            }
        }

        /** Parses a directory; a leading {@code ./} and a trailing slash are taken off. */
        public static Optional<Directory> parse(String text) {
            var path = text.startsWith("./") ? text.substring(2) : text;
            var plain = path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path;
            var value = text.equals("./") ? SELF : plain;
            return value.equals(SELF) || isPath(value) ? Optional.of(new Directory(value)) : Optional.empty();
        }

        private static boolean isPath(String text) {
            var segments = text.split("/", -1);
            return text.length() <= MAX_LENGTH
                    && text.indexOf('\\') < 0
                    && segments.length <= MAX_SEGMENTS
                    && text.codePoints().noneMatch(BuildSettings::isControl)
                    && Arrays.stream(segments).noneMatch(Directory::isRefused);
        }

        private static boolean isRefused(String segment) {
            return REFUSED.contains(segment) || segment.equalsIgnoreCase(".git") || !segment.equals(segment.strip());
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * One line for a shell, 1 to 1,024 characters, run in the root directory.
     *
     * @param value as {@code npm run build}
     */
    public record CommandLine(String value) {

        private static final int MAX_LENGTH = 1_024;

        public CommandLine {
            if (!isLine(value)) {
                throw new IllegalArgumentException("not a command line");
            }
        }

        /** Parses a line; white space around it is taken off. */
        public static Optional<CommandLine> parse(String text) {
            return Optional.of(text.strip()).filter(CommandLine::isLine).map(CommandLine::new);
        }

        private static boolean isLine(String text) {
            return !text.isBlank()
                    && text.length() <= MAX_LENGTH
                    && text.codePoints().noneMatch(BuildSettings::isControl);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    private static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
