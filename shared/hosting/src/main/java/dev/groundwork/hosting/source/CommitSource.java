package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.kernel.ProductClock;

/** Commits a checked source to an app's repository, however many others do so at once. */
public final class CommitSource {

    private static final int MAX_TRIES = 20;

    private final SourceRepository repositories;
    private final ProductClock clock;

    public CommitSource(SourceRepository repositories, ProductClock clock) {
        this.repositories = repositories;
        this.clock = clock;
    }

    /**
     * Commits a source.
     *
     * @throws WriteContentionException where others commit all the time; the branch was not moved
     */
    public CommitId commit(App app, SourceTree tree) {
        for (int i = 0; i < MAX_TRIES; i++) {
            var commit = repositories.commit(app, tree, clock.instant());
            if (commit.isPresent()) {
                return commit.get();
            }
        }
        throw new WriteContentionException();
    }
}
