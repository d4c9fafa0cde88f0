package dev.groundwork.hosting.lifecycle;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.hosting.deployment.CreditCheck;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Starts a stopped app from what it last served: a deployment without a build, which succeeds once the url answers. */
@Singleton
public final class StartApp {

    private static final int MAX_TRIES = 20;

    private final AppRegistry registry;
    private final HostingProviders providers;
    private final CreditCheck credits;
    private final WorkerQueue queue;
    private final IdSource ids;
    private final ProductClock clock;

    public StartApp(
            AppRegistry registry,
            HostingProviders providers,
            CreditCheck credits,
            WorkerQueue queue,
            IdSource ids,
            ProductClock clock) {
        this.registry = registry;
        this.providers = providers;
        this.credits = credits;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /** Starts an app. An app that runs, or has an active deployment, is left as it is. */
    public LifecycleOutcome start(UserId owner, AppId id) {
        for (int i = 0; i < MAX_TRIES; i++) {
            var app = registry.find(owner, id);
            if (app.isEmpty()) {
                return new LifecycleOutcome.NotFound();
            }
            var outcome = check(app.get()).or(() -> reserve(app.get()));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new WriteContentionException();
    }

    /**
     * Starts an app that was suspended for want of credits, once for a key. The caller has found that there are credits again.
     *
     * @param key names this resumption; a repetition finds that it was started
     * @return true if the app is being started under this key, by this call or an earlier one; false where it waits for credits no more
     */
    public boolean resume(UserId owner, AppId id, IdempotencyKey key) {
        for (int i = 0; i < MAX_TRIES; i++) {
            var app = registry.find(owner, id)
                    .filter(a -> a.serving().waitsForCredits() && a.active().isEmpty())
                    .filter(a -> canStart(a));
            if (app.isEmpty()) {
                return registry.reservedBy(id, key).isPresent();
            }
            var start = newStart(app.get());
            if (registry.reserve(app.get(), app.get().reserve(start, start.createdAt()), key)) {
                send(start);
                return true;
            }
        }
        throw new WriteContentionException();
    }

    private boolean canStart(App app) {
        return providers
                .find(app.identity().provider())
                .filter(p -> !p.capabilities().start())
                .isEmpty();
    }

    /** Returns why nothing can be started, nothing when the app can. */
    private Optional<LifecycleOutcome> check(App app) {
        if (!canStart(app)) {
            return Optional.of(new LifecycleOutcome.Unsupported(List.of("POST /api/apps/" + app.id() + "/deploy")));
        }
        if (!app.wasDeployed()) {
            return Optional.of(new LifecycleOutcome.NotDeployed());
        }
        if (app.isRunning() || app.active().isPresent()) {
            return Optional.of(new LifecycleOutcome.Accepted(app.serving().status()));
        }
        return credits.shortfall(app.owner())
                .map(s -> new LifecycleOutcome.InsufficientCredits(s.required(), s.available()));
    }

    private Optional<LifecycleOutcome> reserve(App app) {
        var start = newStart(app);
        var after = app.reserve(start, start.createdAt());
        if (!registry.replace(app, after)) {
            return Optional.empty();
        }
        send(start);
        return Optional.of(new LifecycleOutcome.Accepted(after.serving().status()));
    }

    private Deployment newStart(App app) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Deployment.ofStart(
                DeploymentId.next(ids), app.id(), app.serving().commit(), now);
    }

    private void send(Deployment start) {
        queue.send(new WorkerMessage(start.app(), Optional.of(start.id()), 0), Duration.ZERO);
    }
}
