package dev.groundwork.hosting.deployment;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reserves a deployment of an app's newest source; the worker does the rest. At most one deployment of an app is active. */
@Singleton
public final class RequestDeployment {

    private static final int MAX_TRIES = 20;

    private final AppRegistry registry;
    private final CreditCheck credits;
    private final WorkerQueue queue;
    private final IdSource ids;
    private final ProductClock clock;

    public RequestDeployment(
            AppRegistry registry, CreditCheck credits, WorkerQueue queue, IdSource ids, ProductClock clock) {
        this.registry = registry;
        this.credits = credits;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /** The outcome of a request to deploy. */
    public sealed interface Outcome {

        /** The deployment is reserved. */
        record Reserved(DeploymentId deployment) implements Outcome {}

        /** The same key has reserved this deployment before. */
        record Replayed(DeploymentId deployment) implements Outcome {}

        /** Another deployment is active. */
        record Active(DeploymentId deployment) implements Outcome {}

        /** The app has no source. */
        record NoSource() implements Outcome {}

        /** The owner cannot pay for a day. */
        record InsufficientCredits(Credits required, Credits available) implements Outcome {}

        /** The owner has no such app. */
        record NotFound() implements Outcome {}
    }

    /**
     * Reserves a deployment, or finds the one that the same key has reserved.
     *
     * @throws WriteContentionException where others write the app all the time
     */
    public Outcome request(UserId owner, AppId id, Optional<IdempotencyKey> key) {
        for (int i = 0; i < MAX_TRIES; i++) {
            var app = registry.find(owner, id);
            if (app.isEmpty()) {
                return new Outcome.NotFound();
            }
            var outcome = check(app.get(), key).or(() -> reserve(app.get(), key));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new WriteContentionException();
    }

    /** Returns why nothing can be reserved, nothing when a deployment can. */
    private Optional<Outcome> check(App app, Optional<IdempotencyKey> key) {
        var first = key.flatMap(k -> registry.reservedBy(app.id(), k));
        if (first.isPresent()) {
            return first.map(Outcome.Replayed::new);
        }
        var unfinished = app.active().or(app::next);
        if (unfinished.isPresent()) {
            return unfinished.map(d -> new Outcome.Active(d.id()));
        }
        if (app.source().isEmpty()) {
            return Optional.of(new Outcome.NoSource());
        }
        return credits.shortfall(app.owner()).map(s -> new Outcome.InsufficientCredits(s.required(), s.available()));
    }

    private Optional<Outcome> reserve(App app, Optional<IdempotencyKey> key) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var deployment = Deployment.ofSource(
                DeploymentId.next(ids), app.id(), app.source().orElseThrow(), now);
        var after = app.reserve(deployment, now);
        var isWritten = key.map(k -> registry.reserve(app, after, k)).orElseGet(() -> registry.replace(app, after));
        if (!isWritten) {
            return Optional.empty();
        }
        queue.send(new WorkerMessage(app.id(), Optional.of(deployment.id()), 0), Duration.ZERO);
        return Optional.of(new Outcome.Reserved(deployment.id()));
    }
}
