package dev.groundwork.hosting.build;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.hosting.deployment.CreditCheck;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Decides how a build's deployment is reserved, by the state that its app has now. Writes nothing. */
@Singleton
public final class BuildReservations {

    private final CreditCheck credits;
    private final IdSource ids;
    private final ProductClock clock;

    public BuildReservations(CreditCheck credits, IdSource ids, ProductClock clock) {
        this.credits = credits;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A reservation.
     *
     * @param after the app with it
     * @param deployment the deployment of the build
     * @param rows deployments of the history that it changes beside those of the app
     */
    record Reservation(App after, DeploymentId deployment, List<Deployment> rows) {}

    Reservation of(App app, CompletedBuild build, BuildSources.Result source) {
        var id = DeploymentId.next(ids);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (source) {
            case BuildSources.Result.Refused(var detail) -> {
                var why = new DeploymentFailure(DeploymentFailure.Code.SOURCE_UNSAFE, detail);
                yield failed(app, Deployment.ofRefusedBuild(id, app.id(), build.id(), why, now), now);
            }
            case BuildSources.Result.Committed(var commit) -> reserved(app, build, id, commit, now);
        };
    }

    private Reservation reserved(App app, CompletedBuild build, DeploymentId id, CommitId commit, Instant now) {
        var deployment = Deployment.ofBuild(id, app.id(), commit, build.id(), now);
        var stored = app.withSource(commit, now);
        var shortfall = credits.shortfall(app.owner());
        if (shortfall.isPresent()) {
            return failed(stored, deployment.failed(noCredits(shortfall.get()), now), now);
        }
        if (app.active().isEmpty() && app.next().isEmpty()) {
            return new Reservation(stored.reserve(deployment, now), id, List.of());
        }
        var superseded = app.next().map(d -> d.ended(Deployment.Status.SUPERSEDED, now)).stream()
                .toList();
        return new Reservation(stored.waitingFor(deployment, now), id, superseded);
    }

    /** Returns the failure of an owner who cannot pay for a day. */
    static DeploymentFailure noCredits(CreditCheck.Shortfall shortfall) {
        return new DeploymentFailure(
                DeploymentFailure.Code.INSUFFICIENT_CREDITS,
                "An app needs " + shortfall.required() + " credits for a day of hosting, and " + shortfall.available()
                        + " are available. Add credits and deploy.");
    }

    /** A deployment that fails before it begins is the latest one only where none is active or waits. */
    private static Reservation failed(App app, Deployment failed, Instant now) {
        return app.active().isEmpty() && app.next().isEmpty()
                ? new Reservation(app.refused(failed, now), failed.id(), List.of())
                : new Reservation(app, failed.id(), List.of(failed));
    }
}
