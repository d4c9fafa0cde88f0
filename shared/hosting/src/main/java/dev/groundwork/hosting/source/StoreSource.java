package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.AppEditor;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UploadId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Makes an archive the whole source of an app. The archive is checked as a whole before anything is written. */
@Singleton
public final class StoreSource {

    private final AppRegistry registry;
    private final AppEditor editor;
    private final SourceArchives archives;
    private final SourceRepository repositories;
    private final Uploads uploads;
    private final CommitSource commits;
    private final ProductClock clock;

    public StoreSource(
            AppRegistry registry,
            SourceArchives archives,
            SourceRepository repositories,
            Uploads uploads,
            ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.archives = archives;
        this.repositories = repositories;
        this.uploads = uploads;
        this.commits = new CommitSource(repositories, clock);
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

        /** The owner has uploaded nothing under this id for this app, or it is gone. */
        record NoUpload() implements Outcome {}

        /** The upload has more bytes than are taken. */
        record TooLarge() implements Outcome {}

        /** The owner has no such app. */
        record NotFound() implements Outcome {}
    }

    /** Stores the files of an archive. */
    public Outcome store(UserId owner, AppId app, byte[] archive) {
        return registry.find(owner, app)
                .<Outcome>map(found -> switch (archives.read(archive)) {
                    case CheckedSource.Unsafe(var findings) -> new Outcome.Unsafe(findings);
                    case CheckedSource.Safe(var tree, var warnings) -> store(found, tree, warnings);
                })
                .orElseGet(Outcome.NotFound::new);
    }

    /** Stores the files of an archive that was uploaded before. */
    public Outcome store(UserId owner, AppId app, UploadId upload) {
        if (registry.find(owner, app).isEmpty()) {
            return new Outcome.NotFound();
        }
        return switch (uploads.find(Uploads.Owner.of(owner, app), upload)) {
            case Uploads.Found.Archive(var bytes) -> store(owner, app, bytes);
            case Uploads.Found.Missing() -> new Outcome.NoUpload();
            case Uploads.Found.TooLarge() -> new Outcome.TooLarge();
        };
    }

    private Outcome store(App app, SourceTree tree, List<String> warnings) {
        var commit = commits.commit(app, tree);
        // Of racing uploads the last one to record the newest commit records the newest of all.
        var recorded = editor.edit(
                () -> registry.find(app.owner(), app.id()),
                a -> Optional.of(a.withSource(
                        repositories.newest(a, commit), clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        if (recorded.isEmpty()) {
            repositories.discard(app);
            return new Outcome.NotFound();
        }
        return new Outcome.Stored(commit, tree.files().size(), tree.bytes(), warnings);
    }
}
