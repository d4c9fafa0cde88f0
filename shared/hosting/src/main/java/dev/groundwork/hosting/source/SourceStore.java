package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.kernel.AppId;
import java.util.Optional;

/** The sources of apps that are pushed to a repository elsewhere, each under its app and commit: written once, never changed. */
public interface SourceStore {

    /** Stores a source. Storing it again changes nothing. */
    void put(AppId app, SourceCommit commit, SourceTree tree);

    /** Returns the commit of a stored source without reading the source. */
    Optional<SourceCommit> find(AppId app, CommitId commit);

    /** Reads a stored source; nothing when it is not stored, or not any more after a year. */
    Optional<SourceTree> read(AppId app, CommitId commit);

    /** Removes everything that is stored for an app. */
    void delete(AppId app);
}
