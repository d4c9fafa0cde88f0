package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.hosting.provider.SourceReader;
import dev.groundwork.kernel.AppId;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the stored sources of apps at GitHub, so that what runs is known without a call of GitHub. */
@Singleton
@Secondary
public final class StoredSourceReader implements SourceReader {

    private final AppRegistry registry;
    private final SourceStore sources;

    public StoredSourceReader(AppRegistry registry, SourceStore sources) {
        this.registry = registry;
        this.sources = sources;
    }

    @Override
    public Optional<Files> source(AppId id) {
        return registry.find(id).flatMap(this::stored).map(StoredFiles::new);
    }

    private Optional<SourceTree> stored(App app) {
        return app.active()
                .flatMap(Deployment::commit)
                .or(app::source)
                .flatMap(commit -> sources.read(app.id(), commit));
    }

    /** The files of a stored source. */
    private record StoredFiles(SourceTree tree) implements Files {

        @Override
        public Set<String> names(String directory) {
            var prefix = directory.isEmpty() ? "" : directory + "/";
            return tree.files().stream()
                    .map(SourceEntry::path)
                    .filter(path -> path.startsWith(prefix))
                    .map(path -> firstSegment(path.substring(prefix.length())))
                    .collect(Collectors.toSet());
        }

        private static String firstSegment(String path) {
            var slash = path.indexOf('/');
            return slash < 0 ? path : path.substring(0, slash);
        }

        @Override
        public Optional<String> text(String path) {
            return tree.files().stream()
                    .filter(file -> file.path().equals(path))
                    .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                    .findFirst();
        }
    }
}
