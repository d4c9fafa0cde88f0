package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.kernel.AppId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Repositories in memory, for tests of what is done with them; what is in them is the adapter's business. */
public final class InMemoryRepository implements SourceRepository {

    private boolean isConfigured = true;

    private final Map<AppId, CommitId> heads = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final Deque<PushOutcome> outcomes = new ArrayDeque<>();
    private final List<CommitId> pushes = new ArrayList<>();
    private boolean silent;

    /** Nobody has entered what its repositories need. */
    public void unconfigured() {
        isConfigured = false;
    }

    @Override
    public boolean isConfigured(ProviderName provider) {
        return isConfigured;
    }

    @Override
    public Optional<CommitId> commit(App app, SourceTree tree, Instant now) {
        var commit = new CommitId("%040x".formatted(number.incrementAndGet()));
        heads.put(app.id(), commit);
        return Optional.of(commit);
    }

    @Override
    public CommitId newest(App app, CommitId committed) {
        return head(app.id()).orElse(committed);
    }

    /** Sets the outcomes of the next pushes; every later one succeeds. */
    public void answers(PushOutcome... next) {
        outcomes.addAll(List.of(next));
    }

    /** Sets whether it deletes nothing. */
    public void silent(boolean isSilent) {
        silent = isSilent;
    }

    @Override
    public synchronized PushOutcome push(App app, CommitId commit) {
        pushes.add(commit);
        var next = outcomes.poll();
        return next == null ? new PushOutcome.Pushed(Optional.empty()) : next;
    }

    /** Returns what was pushed, in its order. */
    public synchronized List<CommitId> pushes() {
        return List.copyOf(pushes);
    }

    @Override
    public Optional<Repository> repository(App app) {
        var name = app.identity().slug().value();
        return Optional.of(
                app.identity().provider() == ProviderName.LOCAL
                        ? new Repository.OnDisk(url(app.id()))
                        : new Repository.AtGitHub(URI.create("https://github.test/org/" + name), "org", name, 4711));
    }

    @Override
    public CommitId pushed(App app, CommitId commit) {
        return commit;
    }

    @Override
    public void discard(App app) {
        heads.remove(app.id());
    }

    @Override
    public boolean delete(App app) {
        if (!silent) {
            heads.remove(app.id());
        }
        return !silent;
    }

    public Optional<CommitId> head(AppId app) {
        return Optional.ofNullable(heads.get(app));
    }

    public URI url(AppId app) {
        return URI.create("file:///git/" + app + ".git");
    }
}
