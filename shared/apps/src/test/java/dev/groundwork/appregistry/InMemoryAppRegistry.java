package dev.groundwork.appregistry;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.IdeaId;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The registry in memory, for tests: one lock, the same outcomes. */
public final class InMemoryAppRegistry implements AppRegistry {

    private record Idea(UserId owner, IdeaId idea) {}

    private record Built(UserId owner, IdeaId idea, String build) {}

    private record Asked(AppId app, IdempotencyKey key) {}

    private final Map<String, App> apps = new TreeMap<>();
    private final Map<String, Deployment> deployments = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Idea, AppId> ideas = new HashMap<>();
    private final Map<AppIdentity.Slug, Instant> slugs = new HashMap<>();
    private final Map<Asked, DeploymentId> keys = new HashMap<>();
    private final Map<Built, DeploymentId> builds = new HashMap<>();
    private final Set<UserId> closed = new HashSet<>();

    @Override
    public synchronized CreateOutcome create(App app) {
        if (closed.contains(app.owner())) {
            return new CreateOutcome.OwnerClosed();
        }
        var identity = app.identity();
        var idea = new Idea(app.owner(), identity.idea());
        if (ideas.containsKey(idea)) {
            return new CreateOutcome.IdeaTaken(ideas.get(idea));
        }
        var freeFrom = slugs.get(identity.slug());
        if (freeFrom != null && freeFrom.isAfter(identity.createdAt())) {
            return new CreateOutcome.SlugTaken();
        }
        ideas.put(idea, app.id());
        slugs.put(identity.slug(), Instant.MAX);
        apps.put(app.id().value(), app.written());
        return new CreateOutcome.Created(app.written());
    }

    @Override
    public synchronized Optional<App> find(UserId owner, AppId app) {
        return find(app).filter(a -> a.owner().equals(owner) && !a.isRemoved());
    }

    @Override
    public synchronized Optional<App> find(AppId app) {
        return Optional.ofNullable(apps.get(app.value()));
    }

    @Override
    public synchronized RegistryPage<App> list(UserId owner, int limit, Optional<String> from) {
        var own = apps.values().stream()
                .filter(a -> a.owner().equals(owner) && !a.isRemoved())
                .toList();
        return page(own, limit, from, a -> a.id().value());
    }

    @Override
    public synchronized boolean replace(App before, App after) {
        var current = apps.get(before.id().value());
        if (current == null || current.version() != before.version()) {
            return false;
        }
        apps.put(after.id().value(), after.written());
        after.latest().ifPresent(d -> deployments.put(d.id().value(), d));
        after.waiting().ifPresent(d -> deployments.put(d.id().value(), d));
        if (after.isRemoved() && !before.isRemoved()) {
            ideas.remove(new Idea(after.owner(), after.identity().idea()), after.id());
            slugs.put(after.identity().slug(), after.removedAt().orElseThrow().plus(SLUG_RESERVED_FOR));
        }
        return true;
    }

    @Override
    public synchronized boolean reserve(App before, App after, IdempotencyKey key) {
        var done = replace(before, after);
        if (done) {
            keys.put(new Asked(after.id(), key), after.latest().orElseThrow().id());
        }
        return done;
    }

    @Override
    public synchronized Optional<DeploymentId> reservedBy(AppId app, IdempotencyKey key) {
        return Optional.ofNullable(keys.get(new Asked(app, key)));
    }

    @Override
    public synchronized boolean reserveBuild(
            App before, App after, BuildKey build, DeploymentId deployment, List<Deployment> rows) {
        var done = reservedBy(build).isEmpty() && replace(before, after);
        if (done) {
            builds.put(new Built(build.owner(), build.idea(), build.build()), deployment);
            rows.forEach(d -> deployments.put(d.id().value(), d));
        }
        return done;
    }

    @Override
    public synchronized Optional<DeploymentId> reservedBy(BuildKey build) {
        return Optional.ofNullable(builds.get(new Built(build.owner(), build.idea(), build.build())));
    }

    @Override
    public synchronized RegistryPage<Deployment> deployments(AppId app, int limit, Optional<String> from) {
        var own = deployments.values().stream().filter(d -> d.app().equals(app)).toList();
        return page(own, limit, from, d -> d.id().value());
    }

    @Override
    public synchronized Optional<AppId> byService(ProviderName provider, ServiceId service) {
        return apps.values().stream()
                .filter(a -> a.identity().provider() == provider)
                .filter(a -> a.serving().service().equals(Optional.of(service)))
                .map(App::id)
                .findFirst();
    }

    /** No app has variables here. */
    @Override
    public List<String> variableNames(AppId app) {
        return List.of();
    }

    @Override
    public synchronized Optional<Deployment> deployment(AppId app, DeploymentId deployment) {
        return Optional.ofNullable(deployments.get(deployment.value()))
                .filter(d -> d.app().equals(app));
    }

    @Override
    public synchronized RegistryPage<AppId> due(Instant now, int limit, Optional<String> from) {
        var due = apps.values().stream()
                .filter(a -> a.dueAt().filter(at -> !at.isAfter(now)).isPresent())
                .map(App::id)
                .toList();
        return page(due, limit, from, AppId::value);
    }

    @Override
    public synchronized RegistryPage<AppId> running(int limit, Optional<String> from) {
        var running = apps.values().stream().filter(App::isRunning).map(App::id).toList();
        return page(running, limit, from, AppId::value);
    }

    @Override
    public synchronized void purge(App app) {
        apps.remove(app.id().value());
        deployments.values().removeIf(d -> d.app().equals(app.id()));
        keys.keySet().removeIf(k -> k.app().equals(app.id()));
    }

    @Override
    public synchronized void closeOwner(UserId owner, Instant now) {
        closed.add(owner);
    }

    private static <T> RegistryPage<T> page(List<T> all, int limit, Optional<String> from, Function<T, String> key) {
        var rest = from.map(f -> all.stream()
                        .dropWhile(t -> !key.apply(t).equals(f))
                        .skip(1)
                        .toList())
                .orElse(all);
        var items = rest.subList(0, Math.min(limit, rest.size()));
        return new RegistryPage<>(
                items, rest.size() > limit ? Optional.of(key.apply(items.getLast())) : Optional.empty());
    }
}
