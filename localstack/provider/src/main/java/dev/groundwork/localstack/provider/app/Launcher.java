package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.ProviderLimits;
import dev.groundwork.localstack.provider.build.BuiltApp;
import dev.groundwork.localstack.provider.build.HostTools;
import dev.groundwork.localstack.provider.build.StartPlan;
import dev.groundwork.localstack.provider.process.Command;
import dev.groundwork.localstack.provider.process.Orphans;
import dev.groundwork.localstack.provider.process.ProcessTree;
import dev.groundwork.localstack.provider.proxy.StaticSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts releases. */
final class Launcher {

    static final String BUILD_ID = "GROUNDWORK_BUILD_ID";
    private static final int NOT_FOUND = 127;

    private final ProviderLimits.Times times;
    private final ProcessCommand commands;
    private final Orphans orphans;
    private final Ports ports;
    private final HealthProbe probe;

    Launcher(ProviderLimits.Times times, HostTools tools, Orphans orphans, Ports ports, HealthProbe probe) {
        this.times = times;
        this.commands = new ProcessCommand(tools);
        this.orphans = orphans;
        this.ports = ports;
        this.probe = probe;
    }

    /** Starts one and waits for its first answer. Whatever does not come to answer is ended before this returns or throws. */
    LaunchOutcome launch(Release release, Path home, Consumer<String> log) throws IOException, InterruptedException {
        var built = BuiltApp.read(release.artifact());
        if (built.isEmpty()) {
            return new LaunchOutcome.Exited("What was built is not kept any more. Deploy again.");
        }
        return switch (built.get().plan()) {
            case StartPlan.Serve(var root, var isSource) ->
                new LaunchOutcome.Answers(new Running.AsFiles(new StaticSite(root, isSource, buildId(release))));
            case StartPlan.Run run ->
                run(port -> commands.of(run, release, home, port), release, built.get(), home, log);
            case StartPlan.RunByNpm npm ->
                run(port -> commands.of(npm, release, home, port), release, built.get(), home, log);
        };
    }

    private static Optional<String> buildId(Release release) {
        return Optional.ofNullable(release.variables().get(BUILD_ID));
    }

    /** Makes the command of a process that listens on a port. */
    private interface ForPort {
        Command command(int port) throws IOException;
    }

    private LaunchOutcome run(ForPort plan, Release release, BuiltApp built, Path home, Consumer<String> log)
            throws IOException, InterruptedException {
        Files.createDirectories(home);
        var port = ports.forProcess();
        ProcessTree tree;
        try {
            tree = ProcessTree.start(plan.command(port), log);
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
            var finding = probe.await(tree, port, buildId(release), times.health());
            answers = finding instanceof HealthProbe.Finding.Answers;
            return switch (finding) {
                case HealthProbe.Finding.Answers(var address) ->
                    new LaunchOutcome.Answers(new Running.AsProcess(tree, address, gone));
                case HealthProbe.Finding.Exited() -> new LaunchOutcome.Exited(exited(tree, built));
                case HealthProbe.Finding.Silent(var last) ->
                    new LaunchOutcome.Silent(
                            text("No answer within " + times.health().toSeconds() + " s: " + last, "", built, tree));
            };
        } finally {
            if (!answers) {
                tree.end(times.closeGrace());
                gone.run();
            }
        }
    }

    private static String exited(ProcessTree tree, BuiltApp built) {
        var code = tree.exitCode();
        var advice =
                switch (code) {
                    case 0 -> built.advice();
                    case NOT_FOUND -> "A program of the start command is not installed. Add it to the dependencies.";
                    default -> "";
                };
        return text("The process ended with exit code " + code + " before it answered", advice, built, tree);
    }

    private static String text(String what, String advice, BuiltApp built, ProcessTree tree) {
        return Stream.of(Stream.of(what, advice), built.notes().stream(), Stream.of(tree.lastLines()))
                .flatMap(lines -> lines)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
