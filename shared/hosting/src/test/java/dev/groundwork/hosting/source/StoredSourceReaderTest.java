package dev.groundwork.hosting.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.InMemoryAppRegistry;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.provider.SourceReader;
import dev.groundwork.kernel.AppId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A provider is told of an app by its stored source. */
final class StoredSourceReaderTest {

    private final InMemoryAppRegistry registry = new InMemoryAppRegistry();
    private final Map<CommitId, SourceTree> stored = new HashMap<>();
    private final SourceReader reader = new StoredSourceReader(registry, new Stored());

    private final class Stored implements SourceStore {

        @Override
        public void put(AppId app, SourceCommit commit, SourceTree tree) {
            stored.put(commit.id(), tree);
        }

        @Override
        public Optional<SourceCommit> find(AppId app, CommitId commit) {
            return Optional.empty();
        }

        @Override
        public Optional<SourceTree> read(AppId app, CommitId commit) {
            return Optional.ofNullable(stored.get(commit));
        }

        @Override
        public void delete(AppId app) {
            stored.clear();
        }
    }

    @Test
    @DisplayName("INFRA-HOST-364 the names of a directory and the text of a file are those of the newest source")
    void files() {
        var app = SampleApps.app().withSource(SampleApps.COMMIT, SampleApps.NOW);
        assertThat(registry.create(app)).isNotNull();
        assertThat(reader.source(app.id())).isEmpty();
        stored.put(
                SampleApps.COMMIT,
                new SourceTree(List.of(
                        new SourceEntry("apps/web/package.json", false, false, "{}".getBytes(UTF_8)),
                        new SourceEntry("apps/web/src/a.js", false, false, new byte[0]),
                        new SourceEntry("README.md", false, false, new byte[0]))));

        var files = reader.source(app.id()).orElseThrow();

        assertThat(files.names("")).containsExactlyInAnyOrder("apps", "README.md");
        assertThat(files.names("apps/web")).containsExactlyInAnyOrder("package.json", "src");
        assertThat(files.text("apps/web/package.json")).contains("{}");
        assertThat(files.text("package.json")).isEmpty();
        assertThat(reader.source(new AppId("app_" + SampleApps.ulid()))).isEmpty();
    }
}
