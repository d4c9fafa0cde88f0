package dev.groundwork.localstack.provider.build;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one thing to do after a command of a build failed, told from its exit code and its last lines. */
final class CommandHints {

    private static final int NOT_FOUND = 127;

    /** A line of a tool's output, and what to do about it. */
    private record Hint(Pattern output, String advice) {}

    private static final List<Hint> HINTS = List.of(
            new Hint(
                    Pattern.compile("EUNSUPPORTEDPROTOCOL"),
                    "Packages are installed by npm, which does not know this kind of version (pnpm and Yarn do)."
                            + " Name versions or directories that npm knows."),
            new Hint(
                    Pattern.compile("npm ci.{0,80}in sync"),
                    "package-lock.json does not fit package.json. Run npm install and upload both."),
            new Hint(
                    Pattern.compile("ERESOLVE"),
                    "The versions of two packages exclude each other. Change one of them, or set the variable"
                            + " npm_config_legacy_peer_deps to true."),
            new Hint(
                    Pattern.compile("E404|ETARGET|No matching distribution found"),
                    "A package or a version of it does not exist. Correct its name or version."),
            new Hint(
                    Pattern.compile("EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|Failed to establish a new connection"),
                    "The package registry did not answer. Deploy again, or look at this machine's network."),
            new Hint(
                    Pattern.compile("heap out of memory"),
                    "The build needs more memory. Set the variable NODE_OPTIONS to --max-old-space-size=4096."));

    private CommandHints() {}

    static Optional<String> of(int exitCode, String output) {
        var known = HINTS.stream()
                .filter(hint -> hint.output().matcher(output).find())
                .map(Hint::advice)
                .findFirst();
        return exitCode == NOT_FOUND
                ? known.or(() -> Optional.of("A program of this command is not installed. Add it to the dependencies of"
                        + " the app, or set buildCommand to another command."))
                : known;
    }
}
