package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folders of an app that may be a site: those that builds of frameworks write. */
final class SiteFolders {

    static final String PAGE = "index.html";

    private final Path directory;
    private final List<String> outputs;
    private final Map<Path, FileTime> before = new HashMap<>();

    /** Notes the pages that are there before a build. */
    SiteFolders(Path directory, List<String> outputs) throws IOException {
        this.directory = directory;
        this.outputs = List.copyOf(outputs);
        for (var site : sites()) {
            before.put(site, changed(site));
        }
    }

    private static FileTime changed(Path site) throws IOException {
        return Files.getLastModifiedTime(site.resolve(PAGE));
    }

    private List<Path> sites() throws IOException {
        var sites = new ArrayList<Path>();
        for (var output : outputs) {
            within(directory.resolve(output)).ifPresent(sites::add);
        }
        return sites;
    }

    /** Returns the folder with the page that the build has written; nothing where it has written none. */
    Optional<Path> written() throws IOException {
        for (var site : sites()) {
            if (!changed(site).equals(before.get(site))) {
                return Optional.of(site);
            }
        }
        return Optional.empty();
    }

    /** Returns the first folder with a page, built or not. */
    Optional<Path> any() throws IOException {
        return sites().stream().findFirst();
    }

    /** Returns the folder of a site at an output folder: itself, or its only folder, or {@code browser} in that one, as some frameworks nest it. */
    static Optional<Path> within(Path output) throws IOException {
        if (isSite(output)) {
            return Optional.of(output);
        }
        if (!AppRoot.isDirectory(output)) {
            return Optional.empty();
        }
        try (var entries = Files.list(output)) {
            var folders = entries.filter(AppRoot::isDirectory).toList();
            return folders.size() == 1
                    ? Optional.of(folders.getFirst())
                            .flatMap(only -> List.of(only, only.resolve("browser")).stream()
                                    .filter(SiteFolders::isSite)
                                    .findFirst())
                    : Optional.empty();
        }
    }

    static boolean isSite(Path folder) {
        return SourceText.isFile(folder.resolve(PAGE));
    }
}
