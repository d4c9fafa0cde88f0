package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.provider.Repository;
import java.time.Instant;
import java.util.Optional;

/** The repositories of all apps: on disk where the {@code local} provider runs them, at GitHub for every other provider. */
public final class RepositoriesByProvider implements SourceRepository {

    private final SourceRepository onDisk;
    private final SourceRepository atGitHub;

    public RepositoriesByProvider(SourceRepository onDisk, SourceRepository atGitHub) {
        this.onDisk = onDisk;
        this.atGitHub = atGitHub;
    }

    private SourceRepository of(App app) {
        return of(app.identity().provider());
    }

    private SourceRepository of(ProviderName provider) {
        return provider == ProviderName.LOCAL ? onDisk : atGitHub;
    }

    @Override
    public boolean isConfigured(ProviderName provider) {
        return of(provider).isConfigured(provider);
    }

    @Override
    public Optional<CommitId> commit(App app, SourceTree tree, Instant now) {
        return of(app).commit(app, tree, now);
    }

    @Override
    public CommitId newest(App app, CommitId committed) {
        return of(app).newest(app, committed);
    }

    @Override
    public PushOutcome push(App app, CommitId commit) {
        return of(app).push(app, commit);
    }

    @Override
    public Optional<Repository> repository(App app) {
        return of(app).repository(app);
    }

    @Override
    public CommitId pushed(App app, CommitId commit) {
        return of(app).pushed(app, commit);
    }

    @Override
    public void discard(App app) {
        of(app).discard(app);
    }

    @Override
    public boolean delete(App app) {
        return of(app).delete(app);
    }
}
