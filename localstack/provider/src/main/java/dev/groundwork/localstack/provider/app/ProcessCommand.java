package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.build.Artifact;
import dev.groundwork.localstack.provider.build.HostTools;
import dev.groundwork.localstack.provider.build.StartPlan;
import dev.groundwork.localstack.provider.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes the command of a release's process. It gets PATH, HOME, LANG, PORT and the app's own variables, of which GROUNDWORK_BUILD_ID is one, and
 * nothing else; PATH, HOME and PORT are not the app's to choose.
 */
final class ProcessCommand {

    private static final String PATH = "PATH";
    private static final String PORT = "PORT";
    private static final String HOME = "HOME";

    private final HostTools tools;

    ProcessCommand(HostTools tools) {
        this.tools = tools;
    }

    Command of(StartPlan.Run plan, Release release, Path home, int port) {
        return command(plan.arguments(), plan.directory(), environment(plan.directory(), release, home, port));
    }

    /** npm adds some fifty variables to what its scripts inherit; the app gets its own only. */
    Command of(StartPlan.RunByNpm plan, Release release, Path home, int port) throws IOException {
        var environment = environment(plan.directory(), release, home, port);
        var shell = shell(release.artifact(), environment.keySet());
        var arguments = List.of(
                "/usr/bin/env", "npm", "--script-shell=" + shell, "--update-notifier=false", "--logs-max=0", "start");
        return command(arguments, plan.directory(), environment);
    }

    private static Command command(List<String> arguments, Path directory, Map<String, String> environment) {
        return new Command(arguments, directory, environment, Set.of(HOME, PORT));
    }

    private Map<String, String> environment(Path directory, Release release, Path home, int port) {
        var own = tools.forApp(release.artifact().path(directory), home);
        var environment = new LinkedHashMap<>(own);
        environment.putAll(release.variables());
        environment.put(PATH, own.getOrDefault(PATH, ""));
        environment.put(HOME, home.toString());
        environment.put(PORT, Integer.toString(port));
        return environment;
    }

    /**
     * Writes the shell that npm runs scripts in: it hands on these variables, and neither npm's nor those that a shell adds. A plain command
     * replaces it, so that npm passes signals to the app itself and waits for its end.
     */
    private static Path shell(Artifact artifact, Set<String> names) throws IOException {
        var kept = new TreeSet<>(names)
                .stream().map(name -> name + "=\"$" + name + "\"").collect(Collectors.joining(" "));
        var script = """
                #!/bin/sh
                case "$2" in
                *[\\;\\&\\|\\(\\)\\{\\}\\`]* | "exec "* | "cd "* | "export "* | "if "* | "for "* | "while "* | "set "* | ". "*) line=$2 ;;
                *) line="exec env -u _ $2" ;;
                esac
                exec /usr/bin/env -i %s /bin/sh -c '
                groundwork_pwd=$PWD; unset PWD OLDPWD SHLVL; PWD=$groundwork_pwd; unset groundwork_pwd
                '"$line"
                """.formatted(kept);
        var shell = artifact.folder().resolve("npm-shell");
        var written = Files.createTempFile(artifact.folder(), "npm-shell", "");
        Files.writeString(written, script);
        if (!written.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + written);
        }
        return Files.move(written, shell, StandardCopyOption.ATOMIC_MOVE);
    }
}
