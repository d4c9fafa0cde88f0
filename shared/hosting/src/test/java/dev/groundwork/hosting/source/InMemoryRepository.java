package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.kernel.AppId;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Repositories in memory, for tests of what is done with them; what is in them is the adapter's business. */
public final class InMemoryRepository implements SourceRepository {

    private final Map<AppId, CommitId> heads = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();

    @Override
    public Optional<CommitId> commit(AppId app, SourceTree tree, Instant now) {
        var commit = new CommitId("%040x".formatted(number.incrementAndGet()));
        heads.put(app, commit);
        return Optional.of(commit);
    }

    @Override
    public Optional<CommitId> head(AppId app) {
        return Optional.ofNullable(heads.get(app));
    }

    @Override
    public URI url(AppId app) {
        return URI.create("file:///git/" + app + ".git");
    }

    @Override
    public void delete(AppId app) {
        heads.remove(app);
    }
}
