package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.provider.Repository;
import java.time.Instant;
import java.util.Optional;

/** The repositories of apps on the {@code local} provider, which reads the same disk: what is committed is where the provider reads it. */
public final class DiskSources implements SourceRepository {

    private final DiskRepositories repositories;

    public DiskSources(DiskRepositories repositories) {
        this.repositories = repositories;
    }

    @Override
    public boolean isConfigured(ProviderName provider) {
        return true;
    }

    @Override
    public Optional<CommitId> commit(App app, SourceTree tree, Instant now) {
        return repositories.commit(app.id(), tree, now);
    }

    @Override
    public CommitId newest(App app, CommitId committed) {
        return repositories.head(app.id()).orElse(committed);
    }

    @Override
    public PushOutcome push(App app, CommitId commit) {
        return new PushOutcome.Pushed(Optional.empty());
    }

    @Override
    public Optional<Repository> repository(App app) {
        return Optional.of(new Repository.OnDisk(repositories.url(app.id())));
    }

    @Override
    public CommitId pushed(App app, CommitId commit) {
        return commit;
    }

    @Override
    public void discard(App app) {
        repositories.delete(app.id());
    }

    @Override
    public boolean delete(App app) {
        repositories.delete(app.id());
        return true;
    }
}
