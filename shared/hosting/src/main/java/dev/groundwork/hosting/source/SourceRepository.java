package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.provider.Repository;
import java.time.Instant;
import java.util.Optional;

/** The git repositories of apps, one each. A source is committed within a request, and brought to where the provider reads it by the worker. */
public interface SourceRepository {

    /** Returns true if an operator has entered what the repositories of apps at a provider need: without it none of them can be deployed. */
    boolean isConfigured(ProviderName provider);

    /**
     * Makes the tree the whole source of an app, in one commit. The same tree at the same second is the same commit, and if the app's source
     * has this tree already, that is returned.
     *
     * @return nothing where somebody else has committed since
     */
    Optional<CommitId> commit(App app, SourceTree tree, Instant now);

    /** Returns the newest commit of an app once {@code committed} is one: another one where a later commit stands on top of it. */
    CommitId newest(App app, CommitId committed);

    /** Brings a commit to where the provider reads it, as far as it goes now. Safe to repeat after any crash. */
    PushOutcome push(App app, CommitId commit);

    /** Returns the repository as the provider reads it; nothing before a source was pushed to it. */
    Optional<Repository> repository(App app);

    /** Returns the id by which a provider fetches a commit that was pushed. */
    CommitId pushed(App app, CommitId commit);

    /** Removes what a commit has stored for an app that was deleted meanwhile. Nothing elsewhere is called. */
    void discard(App app);

    /**
     * Deletes the repository of an app and all its stored sources. Nobody else's repository is deleted.
     *
     * @return false where it cannot be done now
     */
    boolean delete(App app);
}
