package dev.groundwork.hosting.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.kernel.AppId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskRepositoriesTest {

    @TempDir
    Path folder;

    private final AppId app = SampleApps.app().id();
    private DiskRepositories repositories;

    @BeforeEach
    void open() {
        repositories = new DiskRepositories(folder.toString());
    }

    @Test
    @DisplayName("INFRA-HOST-080 a commit holds the whole tree and nothing of the one before, with its modes")
    void wholeTree() throws IOException {
        repositories.commit(app, tree("old.html", "css/a.css"), SampleApps.NOW);

        var commit = repositories
                .commit(app, tree("index.html", "!run.sh"), SampleApps.NOW)
                .orElseThrow();

        assertThat(repositories.head(app)).contains(commit);
        assertThat(files(commit)).containsExactly("100644 index.html", "100755 run.sh");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-081 the same tree on the same parent at the same time is the same commit in every repository")
    void deterministic() {
        var other = SampleApps.app().id();

        var first = repositories.commit(app, tree("a", "b/c"), SampleApps.NOW);
        var elsewhere = repositories.commit(other, tree("b/c", "a"), SampleApps.NOW);

        assertThat(first).isPresent().isEqualTo(elsewhere);
    }

    @Test
    @DisplayName("INFRA-HOST-082 a tree that is there already needs no commit")
    void again() {
        var first = repositories.commit(app, tree("a"), SampleApps.NOW);

        assertThat(repositories.commit(app, tree("a"), SampleApps.NOW.plusSeconds(60)))
                .isEqualTo(first);
        assertThat(repositories.commit(app, tree("b"), SampleApps.NOW)).isNotEqualTo(first);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-083 of racing commits each is in the history or learns that it lost, also on a new repository")
    void race() throws Exception {
        var tasks = IntStream.range(0, 12)
                .<Callable<Optional<CommitId>>>mapToObj(
                        i -> () -> repositories.commit(app, tree("f" + i), SampleApps.NOW))
                .toList();
        var won = new ArrayList<CommitId>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var future : threads.invokeAll(tasks)) {
                future.get().ifPresent(won::add);
            }
        }

        assertThat(won).isNotEmpty();
        assertThat(history(repositories.head(app).orElseThrow())).containsExactlyInAnyOrderElementsOf(won);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve(app + ".git"));
        }
    }

    @Test
    @DisplayName("INFRA-HOST-084 what was deleted is gone, and deleting again is harmless")
    void delete() {
        repositories.commit(app, tree("a"), SampleApps.NOW);

        repositories.delete(app);
        repositories.delete(app);

        assertThat(repositories.head(app)).isEmpty();
        assertThat(folder.resolve(app + ".git")).doesNotExist();
    }

    private static SourceTree tree(String... paths) {
        return new SourceTree(Arrays.stream(paths)
                .map(p -> new SourceEntry(p.replace("!", ""), false, p.startsWith("!"), p.getBytes(UTF_8)))
                .toList());
    }

    private List<String> files(CommitId commit) throws IOException {
        try (var repository = new FileRepositoryBuilder()
                        .setGitDir(folder.resolve(app + ".git").toFile())
                        .build();
                var commits = new RevWalk(repository);
                var walk = new TreeWalk(repository)) {
            walk.addTree(
                    commits.parseCommit(ObjectId.fromString(commit.value())).getTree());
            walk.setRecursive(true);
            var files = new ArrayList<String>();
            while (walk.next()) {
                files.add(walk.getFileMode() + " " + walk.getPathString());
            }
            return files;
        }
    }

    private List<CommitId> history(CommitId head) throws IOException {
        try (var repository = new FileRepositoryBuilder()
                        .setGitDir(folder.resolve(app + ".git").toFile())
                        .build();
                var walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(ObjectId.fromString(head.value())));
            var ids = new ArrayList<CommitId>();
            walk.forEach(c -> ids.add(new CommitId(c.name())));
            return ids;
        }
    }
}
