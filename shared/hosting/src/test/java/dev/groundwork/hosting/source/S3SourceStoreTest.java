package dev.groundwork.hosting.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.kernel.AppId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class S3SourceStoreTest extends SourceStoreContract {

    @TempDir
    Path folder;

    private S3StandIn s3;

    @BeforeEach
    void start() throws IOException {
        s3 = new S3StandIn(folder);
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    @Override
    protected SourceStore store() {
        return new S3SourceStore(s3.bucket());
    }

    @Test
    @DisplayName("INFRA-HOST-639 a deletion takes more sources than one page of a listing names")
    void pages() {
        var app = new AppId("app_" + SampleApps.ulid());
        var commits = IntStream.range(0, 1_003)
                .mapToObj(i -> new SourceTree(List.of(
                        new SourceEntry("a", false, false, Integer.toString(i).getBytes(UTF_8)))))
                .map(tree -> {
                    var commit = SourceCommit.of(tree, SampleApps.NOW);
                    store().put(app, commit, tree);
                    return commit;
                })
                .toList();

        store().delete(app);

        assertThat(commits).noneMatch(commit -> store().find(app, commit.id()).isPresent());
    }
}
