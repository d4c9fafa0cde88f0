package dev.groundwork.hosting.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks one path of an upload by itself: it must mean the same file, inside its folder, on every file system and to git. */
final class PathRules {

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

    private PathRules() {}

    /** Returns why a path is refused, nothing when it is accepted. */
    static Optional<SourceFinding> check(String path) {
        var finding = whole(path);
        if (finding.isPresent()) {
            return finding;
        }
        var names = path.split("/", -1);
        if (names.length > SourceLimits.MAX_DEPTH) {
            return refused(path, "path_too_deep", "A path may have at most " + SourceLimits.MAX_DEPTH + " names.");
        }
        for (var name : names) {
            var bad = name(path, name);
            if (bad.isPresent()) {
                return bad;
            }
        }
        return Optional.empty();
    }

    private static Optional<SourceFinding> whole(String path) {
        if (path.codePoints().anyMatch(PathRules::isControl)) {
            return refused(path, "path_control_character", "A path must not have control characters.");
        }
        if (path.getBytes(StandardCharsets.UTF_8).length > SourceLimits.MAX_PATH_BYTES) {
            return refused(path, "path_too_long", "A path may have at most " + SourceLimits.MAX_PATH_BYTES + " bytes.");
        }
        if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
            return refused(path, "path_absolute", "A path must be relative.");
        }
        return path.contains("\\")
                ? refused(path, "path_backslash", "Separate the names of a path by slashes.")
                : Optional.empty();
    }

    private static Optional<SourceFinding> name(String path, String name) {
        if (name.isEmpty() || name.equals(".")) {
            return refused(path, "path_empty_name", "A path must not have empty names.");
        }
        if (name.equals("..")) {
            return refused(path, "path_traversal", "A path must not lead out of its folder.");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > SourceLimits.MAX_NAME_BYTES) {
            return refused(path, "name_too_long", "A name may have at most " + SourceLimits.MAX_NAME_BYTES + " bytes.");
        }
        if (GitNames.isGitFolder(name)) {
            return refused(path, "git_folder", "Git's own folder is not taken from uploads.");
        }
        return GitNames.isGitModules(name)
                ? refused(path, "git_modules", "Submodules are not taken from uploads.")
                : Optional.empty();
    }

    private static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    private static Optional<SourceFinding> refused(String path, String code, String detail) {
        return Optional.of(new SourceFinding(path, code, detail));
    }
}
