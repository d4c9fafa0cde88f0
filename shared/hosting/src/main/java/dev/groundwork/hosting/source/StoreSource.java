package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.AppEditor;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Makes an archive the whole source of an app. The archive is checked as a whole before anything is written. */
@Singleton
public final class StoreSource {

    private static final int COMMIT_TRIES = 20;

    private final AppRegistry registry;
    private final AppEditor editor;
    private final SourceArchives archives;
    private final SourceRepository repositories;
    private final ProductClock clock;

    public StoreSource(
            AppRegistry registry, SourceArchives archives, SourceRepository repositories, ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.archives = archives;
        this.repositories = repositories;
        this.clock = clock;
    }

    /** The outcome of an upload. */
    public sealed interface Outcome {

        /**
         * The archive is the app's source.
         *
         * @param commit the commit
         * @param files the number of files
         * @param bytes the size of all files together
         * @param warnings hints for its owner
         */
        record Stored(CommitId commit, int files, long bytes, List<String> warnings) implements Outcome {}

        /** The archive is refused; nothing was changed. */
        record Unsafe(List<SourceFinding> findings) implements Outcome {}

        /** The owner has no such app. */
        record NotFound() implements Outcome {}
    }

    /** Stores the files of an archive. */
    public Outcome store(UserId owner, AppId app, byte[] archive) {
        if (registry.find(owner, app).isEmpty()) {
            return new Outcome.NotFound();
        }
        return switch (archives.read(archive)) {
            case CheckedSource.Unsafe(var findings) -> new Outcome.Unsafe(findings);
            case CheckedSource.Safe(var tree, var warnings) -> store(owner, app, tree, warnings);
        };
    }

    private Outcome store(UserId owner, AppId app, SourceTree tree, List<String> warnings) {
        var commit = commit(app, tree);
        // Of racing uploads the last one to record the newest commit records the newest of all.
        var recorded = editor.edit(
                () -> registry.find(owner, app),
                a -> repositories
                        .head(app)
                        .map(head -> a.withSource(head, clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        if (recorded.isEmpty()) {
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
