package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds out how a built source is started; the first of these that there is: what its owner says, the web line of a Procfile, the start script
 * of package.json, its main file or a server.js, app.js or index.js, what a framework has written, a Python app, and files where there is an
 * index.html. Nothing else is started or served: a program's source is not for visitors.
 */
final class StartPlans {

    private static final String START = "start";

    private final Path directory;
    private final BuildSettings settings;
    private final Artifact artifact;

    StartPlans(Path directory, BuildSettings settings, Artifact artifact) {
        this.directory = directory;
        this.settings = settings;
        this.artifact = artifact;
    }

    /** Finds a program that needs no more of a build: set, or of a Procfile or Node. */
    Optional<StartPlan> program() throws BuildFailed, IOException {
        if (settings.start().isPresent()) {
            return settings.start().map(line -> StartPlan.Run.shell(line, directory));
        }
        if (settings.output().isPresent()) {
            return Optional.empty();
        }
        var web = Procfile.web(directory);
        if (web.isPresent()) {
            return web.map(line -> StartPlan.Run.shell(line, directory));
        }
        var node = PackageJson.read(directory);
        return node.filter(n -> n.hasScript(START)).isPresent()
                ? Optional.of(new StartPlan.RunByNpm(directory))
                : NodeEntry.of(directory);
    }

    /** Finds what is served or run where {@link #program} finds nothing. */
    Optional<StartPlan> other(SiteFolders folders, Optional<Framework> framework) throws BuildFailed, IOException {
        if (settings.output().isPresent()) {
            return Optional.of(output(settings.output().get()));
        }
        var site = written(folders, framework);
        if (site.isPresent()) {
            return site;
        }
        var python = PythonStart.of(directory, artifact);
        return python.isPresent() || framework.isPresent() ? python : files(folders);
    }

    private StartPlan output(String output) throws BuildFailed, IOException {
        var folder = directory.resolve(output).normalize();
        if (!folder.startsWith(directory) || !AppRoot.isDirectory(folder)) {
            throw new BuildFailed(
                    "There is no directory " + output + " after the build, which is set as outputDirectory."
                            + "\nFound: " + AppRoot.entries(directory)
                            + "\nSet outputDirectory to the directory that the build writes.");
        }
        if (!SiteFolders.isSite(folder)) {
            throw new BuildFailed("The directory " + output + ", which is set as outputDirectory, has no index.html."
                    + "\nFound in it: " + AppRoot.entries(folder)
                    + "\nSet outputDirectory to the directory with index.html, or set startCommand.");
        }
        return new StartPlan.Serve(folder, folder.equals(directory));
    }

    private Optional<StartPlan> written(SiteFolders folders, Optional<Framework> framework) throws IOException {
        if (framework.isPresent() && !framework.get().server()) {
            for (var output : framework.get().outputs()) {
                var site = SiteFolders.within(directory.resolve(output));
                if (site.isPresent()) {
                    return serve(site);
                }
            }
        }
        return serve(folders.written());
    }

    private Optional<StartPlan> files(SiteFolders folders) throws BuildFailed, IOException {
        if (!SiteFolders.isSite(directory)) {
            return serve(folders.any());
        }
        var node = PackageJson.read(directory);
        return node.filter(n -> !n.runtimeDependencies().isEmpty()).isPresent()
                ? Optional.empty()
                : serve(Optional.of(directory));
    }

    private Optional<StartPlan> serve(Optional<Path> site) {
        return site.map(folder -> new StartPlan.Serve(folder, folder.equals(directory)));
    }
}
