package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.kernel.AppId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sources in memory. */
public final class InMemorySourceStore implements SourceStore {

    private record Place(AppId app, CommitId commit) {}

    private record Stored(SourceCommit commit, SourceTree tree) {}

    private final Map<Place, Stored> sources = new ConcurrentHashMap<>();

    @Override
    public void put(AppId app, SourceCommit commit, SourceTree tree) {
        sources.put(new Place(app, commit.id()), new Stored(commit, tree));
    }

    @Override
    public Optional<SourceCommit> find(AppId app, CommitId commit) {
        return Optional.ofNullable(sources.get(new Place(app, commit))).map(Stored::commit);
    }

    @Override
    public Optional<SourceTree> read(AppId app, CommitId commit) {
        return Optional.ofNullable(sources.get(new Place(app, commit))).map(Stored::tree);
    }

    @Override
    public void delete(AppId app) {
        sources.keySet().removeIf(place -> place.app().equals(app));
    }
}
