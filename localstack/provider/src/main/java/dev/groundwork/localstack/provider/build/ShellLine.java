package dev.groundwork.localstack.provider.build;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a Procfile or of package.json as a command of the shell. A plain one replaces the shell, so that signals and the exit status
 * are the app's own; one made of several commands keeps it. Either way the variables that a shell adds by itself are not handed on.
 */
final class ShellLine {

    private static final Pattern SEVERAL =
            Pattern.compile("[;&|\\n(){}`]|\\$\\(|^\\s*(?:exec|cd|export|if|for|while|set|\\.)\\b");
    private static final String OWN_ONLY =
            "groundwork_pwd=$PWD; unset PWD OLDPWD SHLVL; PWD=$groundwork_pwd; unset groundwork_pwd; ";

    private static final String PLAIN = "exec env -u _ ";

    private ShellLine() {}

    static List<String> command(String line) {
        return SEVERAL.matcher(line).find() ? List.of("/bin/sh", "-c", OWN_ONLY + line) : only(line);
    }

    /** The same for a line that is known to be one plain command. */
    static List<String> only(String line) {
        return List.of("/bin/sh", "-c", OWN_ONLY + PLAIN + line);
    }

    /** Returns the line of a command for a person. */
    static String readable(List<String> command) {
        var last = command.getLast();
        return last.startsWith(OWN_ONLY)
                ? last.substring(OWN_ONLY.length()).replaceFirst("^" + PLAIN, "")
                : String.join(" ", command).replaceFirst("^/usr/bin/env ", "");
    }
}
