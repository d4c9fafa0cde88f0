package dev.groundwork.hosting.build;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.AppRegistry.BuildKey;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.hosting.lifecycle.CreateApp;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.ProductClock;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Makes one deployment of a build, however often and however concurrently its event is delivered: creates the app of its idea if it has none,
 * commits the source, and reserves the deployment together with the record of the build. While another deployment is active the newest build
 * waits, and the one that waited before is superseded.
 */
@Singleton
@Requires(beans = KnownUsers.class) // only the function that takes builds knows who is a user
public final class DeployBuild {

    private static final int MAX_TRIES = 20;

    private final AppRegistry registry;
    private final KnownUsers users;
    private final CreateApp createApp;
    private final BuildSources sources;
    private final BuildReservations reservations;
    private final WorkerQueue queue;
    private final ProductClock clock;

    public DeployBuild(
            AppRegistry registry,
            KnownUsers users,
            CreateApp createApp,
            BuildSources sources,
            BuildReservations reservations,
            WorkerQueue queue,
            ProductClock clock) {
        this.registry = registry;
        this.users = users;
        this.createApp = createApp;
        this.sources = sources;
        this.reservations = reservations;
        this.queue = queue;
        this.clock = clock;
    }

    /** The outcome of a build. */
    public sealed interface Outcome {

        /** The build has this deployment: it is under way, waits, or has failed before it began. */
        record Deployed(DeploymentId deployment) implements Outcome {}

        /** An earlier delivery of the event has made this deployment. */
        record Known(DeploymentId deployment) implements Outcome {}

        /** There is no such user; nothing was changed. */
        record UnknownUser() implements Outcome {}

        /** The build needs an app, and the default provider is not configured; nothing was changed. */
        record NotConfigured(ProviderName provider) implements Outcome {}
    }

    /**
     * Deploys a build.
     *
     * @throws WriteContentionException where others write the app all the time; the event may be delivered again
     */
    public Outcome deploy(CompletedBuild build) {
        var key = new BuildKey(
                build.owner(), build.idea(), build.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var known = registry.reservedBy(key);
        if (known.isPresent()) {
            return new Outcome.Known(known.get());
        }
        if (!users.exists(build.owner())) {
            return new Outcome.UnknownUser();
        }
        return switch (createApp.create(build.owner(), build.appName(), build.idea(), Optional.empty())) {
            case CreateApp.Outcome.Created(App app) -> deploy(app.id(), build, key);
            case CreateApp.Outcome.Exists(var id) -> deploy(id, build, key);
            case CreateApp.Outcome.OwnerClosed() -> new Outcome.UnknownUser();
            case CreateApp.Outcome.NotConfigured(var provider) -> new Outcome.NotConfigured(provider);
        };
    }

    private Outcome deploy(AppId id, CompletedBuild build, BuildKey key) {
        var source = registry.find(build.owner(), id)
                .map(app -> sources.commit(app, build))
                .orElseThrow(WriteContentionException::new);
        for (int i = 0; i < MAX_TRIES; i++) {
            var app = registry.find(build.owner(), id).orElseThrow(WriteContentionException::new);
            var reservation = reservations.of(app, build, source);
            if (registry.reserveBuild(app, reservation.after(), key, reservation.deployment(), reservation.rows())) {
                reservation
                        .after()
                        .active()
                        .filter(d -> d.id().equals(reservation.deployment()))
                        .ifPresent(d -> queue.send(new WorkerMessage(id, Optional.of(d.id()), 0), Duration.ZERO));
                return new Outcome.Deployed(reservation.deployment());
            }
            var known = registry.reservedBy(key);
            if (known.isPresent()) {
                return new Outcome.Known(known.get());
            }
        }
        throw new WriteContentionException();
    }
}
