package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.ProviderLimits;
import dev.groundwork.localstack.provider.build.BuildFailed;
import dev.groundwork.localstack.provider.build.HostTools;
import dev.groundwork.localstack.provider.build.StartPlan;
import dev.groundwork.localstack.provider.build.StartPlans;
import dev.groundwork.localstack.provider.process.Command;
import dev.groundwork.localstack.provider.process.Orphans;
import dev.groundwork.localstack.provider.process.ProcessTree;
import dev.groundwork.localstack.provider.proxy.StaticSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Starts releases. A process gets PATH, HOME, LANG, PORT and the app's own variables, of which GROUNDWORK_BUILD_ID is one, and nothing
 * else; PATH, HOME and PORT are not the app's to choose.
 */
final class Launcher {

    static final String BUILD_ID = "GROUNDWORK_BUILD_ID";
    private static final String PORT = "PORT";
    private static final String HOME = "HOME";

    private final ProviderLimits.Times times;
    private final HostTools tools;
    private final Orphans orphans;
    private final Ports ports;
    private final HealthProbe probe;

    Launcher(ProviderLimits.Times times, HostTools tools, Orphans orphans, Ports ports, HealthProbe probe) {
        this.times = times;
        this.tools = tools;
        this.orphans = orphans;
        this.ports = ports;
        this.probe = probe;
    }

    /** Starts one and waits for its first answer. Whatever does not come to answer is ended before this returns or throws. */
    LaunchOutcome launch(Release release, Path home, Consumer<String> log) throws IOException, InterruptedException {
        var build = Optional.ofNullable(release.variables().get(BUILD_ID));
        try {
            return switch (StartPlans.of(release.artifact())) {
                case StartPlan.Serve(var root) ->
                    new LaunchOutcome.Answers(new Running.AsFiles(new StaticSite(root, build)));
                case StartPlan.Run run -> run(run, release, home, build, log);
            };
        } catch (BuildFailed e) {
            return new LaunchOutcome.Exited(e.detail());
        }
    }

    private LaunchOutcome run(
            StartPlan.Run plan, Release release, Path home, Optional<String> build, Consumer<String> log)
            throws IOException, InterruptedException {
        Files.createDirectories(home);
        var port = ports.forProcess();
        var command = new Command(
                plan.arguments(),
                release.artifact().source(),
                environment(plan, release, home, port),
                Set.of(HOME, PORT));
        ProcessTree tree;
        try {
            tree = ProcessTree.start(command, log);
        } catch (IOException e) {
            ports.release(port);
            throw e;
        }
        var once = new AtomicBoolean();
        Runnable gone = () -> {
            if (once.compareAndSet(false, true)) {
                orphans.ended(tree);
                ports.release(port);
            }
        };
        var answers = false;
        try {
            orphans.started(tree);
            var finding = probe.await(tree, port, build, times.health());
            answers = finding instanceof HealthProbe.Finding.Answers;
            return switch (finding) {
                case HealthProbe.Finding.Answers(var address) ->
                    new LaunchOutcome.Answers(new Running.AsProcess(tree, address, gone));
                case HealthProbe.Finding.Exited() ->
                    new LaunchOutcome.Exited("The process ended with exit code " + tree.exitCode()
                            + " before it answered\n" + tree.lastLines());
                case HealthProbe.Finding.Silent(var last) ->
                    new LaunchOutcome.Silent(
                            "No answer within " + times.health().toSeconds() + " s: " + last + "\n" + tree.lastLines());
            };
        } finally {
            if (!answers) {
                tree.end(times.closeGrace());
                gone.run();
            }
        }
    }

    private Map<String, String> environment(StartPlan.Run plan, Release release, Path home, int port) {
        var own = tools.forApp(plan.path(), home);
        var environment = new LinkedHashMap<>(own);
        environment.putAll(release.variables());
        environment.put("PATH", own.getOrDefault("PATH", ""));
        environment.put(HOME, home.toString());
        environment.put(PORT, Integer.toString(port));
        return environment;
    }
}
