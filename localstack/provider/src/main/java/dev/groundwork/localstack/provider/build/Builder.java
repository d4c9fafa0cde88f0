package dev.groundwork.localstack.provider.build;

import dev.groundwork.localstack.provider.ProviderLimits;
import dev.groundwork.localstack.provider.process.Orphans;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes an artifact of a commit: its files, then what npm and pip install and the app's own build makes, then how it is started. Scripts of
 * installed packages are not run; each command has its limit of time; an interruption ends what runs and is passed on.
 */
public final class Builder {

    private static final String BUILD = "build";

    private final ProviderLimits limits;
    private final HostTools tools;
    private final Path cache;
    private final Orphans orphans;
    private final Checkout checkout;

    /**
     * A builder.
     *
     * @param cache what package managers keep between builds
     * @param orphans where its processes are noted
     */
    public Builder(ProviderLimits limits, HostTools tools, Path cache, Orphans orphans) {
        this.limits = limits;
        this.tools = tools;
        this.cache = cache;
        this.orphans = orphans;
        this.checkout =
                new Checkout(limits.sizes().checkoutFiles(), limits.sizes().checkoutBytes());
    }

    /**
     * An order to build.
     *
     * @param repository a {@code file:} URL of a bare repository
     * @param commit which state of it
     * @param settings what the owner says about the build
     * @param variables the app's own, which its build sees as well
     */
    public record Order(URI repository, String commit, BuildSettings settings, Map<String, String> variables) {

        public Order {
            variables = Map.copyOf(variables);
        }

        /** Names the commit only: variables are secret. */
        @Override
        public String toString() {
            return "Order[commit=" + commit + "]";
        }
    }

    /**
     * Builds.
     *
     * @param artifact where; whatever an earlier attempt left there is in the way and must be gone
     * @throws BuildFailed for reasons that are the owner's
     */
    public void build(Order order, Artifact artifact, Consumer<String> log)
            throws BuildFailed, IOException, InterruptedException {
        Files.createDirectories(artifact.source());
        Files.createDirectories(artifact.buildHome());
        checkout.write(order.repository(), order.commit(), artifact.source(), log);
        var root = AppRoot.find(artifact.source(), order.settings().root());
        var commands = new BuildCommands(limits.times(), tools, cache, orphans, artifact, order.variables(), log);
        var plan = plan(root, order.settings(), artifact, commands);
        log.accept("Start: " + described(plan, artifact));
        new BuiltApp(plan, commands.notes(), ExitAdvice.of(root.directory())).write(artifact);
    }

    private static StartPlan plan(AppRoot root, BuildSettings settings, Artifact artifact, BuildCommands commands)
            throws BuildFailed, IOException, InterruptedException {
        var directory = root.directory();
        NodePackages.install(root, commands);
        PythonEnvironment.install(directory, artifact, commands);
        var frameworks = Frameworks.load();
        var framework = frameworks.of(directory);
        var folders = new SiteFolders(directory, frameworks.outputs());
        var built = build(directory, settings, commands);
        var plans = new StartPlans(directory, settings, artifact);
        var program = plans.program();
        if (program.isPresent()) {
            return program.get();
        }
        var command = framework.filter(f -> !f.server()).flatMap(Framework::command);
        if (!built && command.isPresent()) {
            commands.shell(directory, command.get());
        }
        var other = plans.other(folders, framework);
        if (other.isEmpty()) {
            throw NothingToStart.in(directory, folders, framework, commands.notes());
        }
        return other.get();
    }

    private static boolean build(Path directory, BuildSettings settings, BuildCommands commands)
            throws BuildFailed, IOException, InterruptedException {
        if (settings.build().isPresent()) {
            commands.shell(directory, settings.build().get());
            return true;
        }
        var scripted = PackageJson.read(directory)
                .filter(node -> node.hasScript(BUILD))
                .isPresent();
        if (scripted) {
            commands.run(directory, List.of("npm", "run", BUILD));
        }
        return scripted;
    }

    private static String described(StartPlan plan, Artifact artifact) {
        return switch (plan) {
            case StartPlan.Run(var arguments, var directory) -> ShellLine.readable(arguments);
            case StartPlan.RunByNpm(var directory) -> "npm start";
            case StartPlan.Serve(var root, var isSource) ->
                Optional.of(artifact.source().relativize(root).toString())
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> "the files of " + folder)
                        .orElse("its files");
        };
    }
}
