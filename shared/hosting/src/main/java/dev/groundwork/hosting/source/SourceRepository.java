package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.kernel.AppId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** The git repositories of apps, one each. */
public interface SourceRepository {

    /**
     * Makes the tree the whole content of the app's branch {@code main}, in one commit on top of the newest one. The same tree on the same
     * parent at the same second is the same commit. If the newest commit has this tree already, it is returned.
     *
     * @return nothing where somebody else has committed since
     */
    Optional<CommitId> commit(AppId app, SourceTree tree, Instant now);

    /** Returns the newest commit. */
    Optional<CommitId> head(AppId app);

    /** Returns the url from which a provider clones the repository. */
    URI url(AppId app);

    /** Deletes the repository if it exists. */
    void delete(AppId app);
}
