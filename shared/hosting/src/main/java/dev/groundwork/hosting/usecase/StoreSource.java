package dev.groundwork.hosting.usecase;

import dev.groundwork.appregistry.AppEditor;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.appregistry.model.CommitId;
import dev.groundwork.hosting.domain.SourceFinding;
import dev.groundwork.hosting.domain.SourceTree;
import dev.groundwork.hosting.domain.SourceVerdict;
import dev.groundwork.hosting.port.SourceArchives;
import dev.groundwork.hosting.port.SourceRepository;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Makes an archive the whole source of an app. It is judged whole before anything is written. */
@Singleton
public final class StoreSource {

    private static final int COMMIT_TRIES = 20;

    private final AppRegistry registry;
    private final AppEditor editor;
    private final SourceArchives archives;
    private final SourceRepository repositories;
    private final ProductClock clock;

    StoreSource(AppRegistry registry, SourceArchives archives, SourceRepository repositories, ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.archives = archives;
        this.repositories = repositories;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * It is the app's source.
         *
         * @param commit names it
         * @param files how many it has
         * @param bytes how large they are together
         * @param warnings what its owner should think about
         */
        record Stored(CommitId commit, int files, long bytes, List<String> warnings) implements Outcome {}

        /** Nothing was changed. */
        record Unsafe(List<SourceFinding> findings) implements Outcome {}

        /** There is no such app of this owner. */
        record NotFound() implements Outcome {}
    }

    /** Stores an archive's files. */
    public Outcome store(UserId owner, AppId app, byte[] archive) {
        if (registry.find(owner, app).isEmpty()) {
            return new Outcome.NotFound();
        }
        return switch (archives.judge(archive)) {
            case SourceVerdict.Unsafe(var findings) -> new Outcome.Unsafe(findings);
            case SourceVerdict.Safe(var tree, var warnings) -> store(owner, app, tree, warnings);
        };
    }

    private Outcome store(UserId owner, AppId app, SourceTree tree, List<String> warnings) {
        var commit = commit(app, tree);
        // Of racing uploads the last to note the newest commit notes the newest of all.
        var noted = editor.edit(
                () -> registry.find(owner, app),
                a -> repositories
                        .head(app)
                        .map(head -> a.withSource(head, clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        if (noted.isEmpty()) {
            repositories.delete(app);
            return new Outcome.NotFound();
        }
        return new Outcome.Stored(commit, tree.files().size(), tree.bytes(), warnings);
    }

    private CommitId commit(AppId app, SourceTree tree) {
        for (int i = 0; i < COMMIT_TRIES; i++) {
            var commit = repositories.commit(app, tree, clock.instant());
            if (commit.isPresent()) {
                return commit.get();
            }
        }
        throw new WriteContentionException();
    }
}
