package dev.groundwork.hosting.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.kernel.AppId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The behaviour of every store of sources. */
abstract class SourceStoreContract {

    private final AppId app = new AppId("app_" + SampleApps.ulid());
    private final AppId other = new AppId("app_" + SampleApps.ulid());

    protected abstract SourceStore store();

    private static SourceTree tree(String content) {
        return new SourceTree(List.of(
                new SourceEntry("bin/start", false, true, "#!/bin/sh".getBytes(UTF_8)),
                new SourceEntry("über/" + "x".repeat(120) + ".txt", false, false, content.getBytes(UTF_8))));
    }

    private SourceCommit stored(String content) {
        var commit = SourceCommit.of(tree(content), SampleApps.NOW);
        store().put(app, commit, tree(content));
        return commit;
    }

    @Test
    @DisplayName(
            "INFRA-HOST-636 a stored source comes back with its paths, modes and bytes, and its commit with its tree and time")
    final void whole() {
        var commit = stored("hello");

        assertThat(store().find(app, commit.id())).contains(commit);
        var read = store().read(app, commit.id()).orElseThrow();
        assertThat(SourceCommit.of(read, SampleApps.NOW)).isEqualTo(commit);
        assertThat(read.files()).extracting(SourceEntry::executable).containsExactly(true, false);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-637 a source stored again is the same, another one stands beside it, and neither is another app's")
    final void again() {
        var commit = stored("one");
        stored("one");
        var second = stored("two");

        assertThat(store().find(app, commit.id())).contains(commit);
        assertThat(store().find(app, second.id())).contains(second);
        assertThat(store().find(other, commit.id())).isEmpty();
        assertThat(store().read(other, commit.id())).isEmpty();
        assertThat(store().find(app, new CommitId("0".repeat(40)))).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-638 a deletion takes every source of its app, no other's, and can be repeated")
    final void delete() {
        var commits = List.of(stored("one"), stored("two"), stored("three"));
        var kept = SourceCommit.of(tree("kept"), SampleApps.NOW);
        store().put(other, kept, tree("kept"));

        store().delete(app);
        store().delete(app);

        assertThat(commits)
                .allSatisfy(c -> assertThat(store().find(app, c.id())).isEmpty());
        assertThat(store().read(other, kept.id())).isPresent();
    }
}
