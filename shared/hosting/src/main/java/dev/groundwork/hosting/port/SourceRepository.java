package dev.groundwork.hosting.port;

import dev.groundwork.appregistry.model.CommitId;
import dev.groundwork.hosting.domain.SourceTree;
import dev.groundwork.kernel.AppId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** The git repositories of apps, one each. */
public interface SourceRepository {

    /**
     * Makes the tree the whole content of the app's branch {@code main}, in one commit on top of what is there. The same tree on the same
     * parent at the same second is the same commit; a tree that is there already needs none, and its commit is answered. Nothing where
     * somebody else has committed meanwhile.
     */
    Optional<CommitId> commit(AppId app, SourceTree tree, Instant now);

    /** The newest commit. */
    Optional<CommitId> head(AppId app);

    /** Where a provider can clone it from. */
    URI url(AppId app);

    /** Removes it, where there is one. */
    void delete(AppId app);
}
