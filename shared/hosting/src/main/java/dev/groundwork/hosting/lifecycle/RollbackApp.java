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
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Brings back the artifact of an earlier deployment: a deployment without a build. Data of the app stays as it is. */
@Singleton
public final class RollbackApp {

    private static final int MAX_TRIES = 20;
    private static final int PAGE = 50;

    /** The most pages that are searched for the deployment before the one that serves. */
    private static final int MAX_PAGES = 20;

    private final AppRegistry registry;
    private final HostingProviders providers;
    private final CreditCheck credits;
    private final WorkerQueue queue;
    private final IdSource ids;
    private final ProductClock clock;

    public RollbackApp(
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

    /** The outcome of a request to roll back. */
    public sealed interface Outcome {

        /** The deployment is reserved. */
        record Reserved(DeploymentId deployment) implements Outcome {}

        /** Another deployment is active. */
        record Active(DeploymentId deployment) implements Outcome {}

        /** There is no such deployment, it never served, it serves now, or it built nothing. */
        record NotRollbackable() implements Outcome {}

        /** The app's provider cannot do it; these requests do something similar. */
        record Unsupported(List<String> alternatives) implements Outcome {

            public Unsupported {
                alternatives = List.copyOf(alternatives);
            }
        }

        /** The owner cannot pay for a day of hosting. */
        record InsufficientCredits(Credits required, Credits available) implements Outcome {}

        /** The owner has no such app. */
        record NotFound() implements Outcome {}
    }

    /**
     * Rolls an app back.
     *
     * @param target the deployment to bring back; nothing for the one that served before the one that serves
     * @throws WriteContentionException where others write the app all the time
     */
    public Outcome rollback(UserId owner, AppId id, Optional<DeploymentId> target) {
        for (int i = 0; i < MAX_TRIES; i++) {
            var app = registry.find(owner, id);
            if (app.isEmpty()) {
                return new Outcome.NotFound();
            }
            var outcome = check(app.get()).or(() -> reserve(app.get(), target));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new WriteContentionException();
    }

    /** Returns why nothing can be brought back, nothing when something can. */
    private Optional<Outcome> check(App app) {
        var provider = providers.find(app.identity().provider());
        if (provider.filter(p -> !p.capabilities().rollback()).isPresent()) {
            return Optional.of(new Outcome.Unsupported(List.of("POST /api/apps/" + app.id() + "/deploy")));
        }
        return app.active().map(d -> new Outcome.Active(d.id()));
    }

    private Optional<Outcome> reserve(App app, Optional<DeploymentId> target) {
        var earlier = target.map(id -> registry.deployment(app.id(), id).filter(d -> isRollbackable(app, d)))
                .orElseGet(() -> previous(app));
        if (earlier.isEmpty()) {
            return Optional.of(new Outcome.NotRollbackable());
        }
        var shortfall = credits.shortfall(app.owner());
        if (shortfall.isPresent()) {
            return shortfall.map(s -> new Outcome.InsufficientCredits(s.required(), s.available()));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var rollback = Deployment.ofRollback(DeploymentId.next(ids), earlier.get(), now);
        if (!registry.replace(app, app.reserve(rollback, now))) {
            return Optional.empty();
        }
        queue.send(new WorkerMessage(app.id(), Optional.of(rollback.id()), 0), Duration.ZERO);
        return Optional.of(new Outcome.Reserved(rollback.id()));
    }

    private Optional<Deployment> previous(App app) {
        var from = Optional.<String>empty();
        for (int i = 0; i < MAX_PAGES; i++) {
            var page = registry.deployments(app.id(), PAGE, from);
            var found =
                    page.items().stream().filter(d -> isRollbackable(app, d)).findFirst();
            if (found.isPresent() || page.next().isEmpty()) {
                return found;
            }
            from = page.next();
        }
        return Optional.empty();
    }

    private static boolean isRollbackable(App app, Deployment deployment) {
        return deployment.status() == Deployment.Status.DEPLOYED
                && deployment.trigger() != Deployment.Trigger.START
                && deployment.progress().providerDeploy().isPresent()
                && !app.serving().build().equals(Optional.of(deployment.artifact()));
    }
}
