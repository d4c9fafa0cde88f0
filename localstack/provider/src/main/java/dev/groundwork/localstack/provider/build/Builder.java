package dev.groundwork.localstack.provider.build;

import dev.groundwork.localstack.provider.ProviderLimits;
import dev.groundwork.localstack.provider.process.Command;
import dev.groundwork.localstack.provider.process.Orphans;
import dev.groundwork.localstack.provider.process.ProcessTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes an artifact of a commit: its files, then what npm and pip install and the app's own build script makes. Scripts of installed
 * packages are not run; each command has its limit of time; an interruption ends what runs and is passed on.
 */
public final class Builder {

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
     * Builds.
     *
     * @param repository a {@code file:} URL of a bare repository
     * @param variables the app's own, which its build script sees as well
     * @param artifact where; whatever an earlier attempt left there is in the way and must be gone
     * @throws BuildFailed for reasons that are the owner's
     */
    public void build(
            URI repository, String commit, Map<String, String> variables, Artifact artifact, Consumer<String> log)
            throws BuildFailed, IOException, InterruptedException {
        Files.createDirectories(artifact.source());
        Files.createDirectories(artifact.buildHome());
        checkout.write(repository, commit, artifact.source(), log);
        var node = PackageJson.read(artifact.source());
        if (node.isPresent() && node.get().dependencies()) {
            run(install(artifact), artifact, variables, log);
        }
        if (Files.isRegularFile(artifact.source().resolve("requirements.txt"), LinkOption.NOFOLLOW_LINKS)) {
            run(List.of("python3", "-m", "venv", artifact.python().toString()), artifact, variables, log);
            run(List.of("pip", "install", "--no-input", "-r", "requirements.txt"), artifact, variables, log);
        }
        if (node.isPresent() && node.get().build().isPresent()) {
            run(List.of("npm", "run", "build"), artifact, variables, log);
        }
        StartPlans.of(artifact);
    }

    private static List<String> install(Artifact artifact) {
        var locked = Files.isRegularFile(artifact.source().resolve("package-lock.json"), LinkOption.NOFOLLOW_LINKS);
        return List.of(
                "npm", locked ? "ci" : "install", "--no-audit", "--no-fund", "--ignore-scripts", "--include=dev");
    }

    private void run(List<String> command, Artifact artifact, Map<String, String> variables, Consumer<String> log)
            throws BuildFailed, IOException, InterruptedException {
        var words = String.join(" ", command).replace(artifact.folder() + "/", "");
        log.accept("$ " + words);
        var environment = new LinkedHashMap<>(variables);
        environment.putAll(tools.forBuild(StartPlans.path(artifact), artifact.buildHome(), cache));
        var arguments = new ArrayList<>(List.of("/usr/bin/env"));
        arguments.addAll(command);
        var tree = ProcessTree.start(new Command(arguments, artifact.source(), environment, Set.of("HOME")), log);
        try {
            orphans.started(tree);
            if (!tree.awaitExit(limits.times().build())) {
                throw new BuildFailed(
                        words + " took longer than " + limits.times().build().toSeconds() + " s\n" + tree.lastLines());
            }
        } finally {
            tree.end(limits.times().closeGrace());
            orphans.ended(tree);
        }
        if (tree.exitCode() != 0) {
            throw new BuildFailed(words + " ended with exit code " + tree.exitCode() + "\n" + tree.lastLines());
        }
    }
}
