package dev.groundwork.appregistry.model;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A user's app with its latest deployment: all that changes together. Every change answers a new value, which the registry writes only where
 * nobody else was in between; so of racing changes each sees what the others did, and a late result of an older deployment or lease finds
 * no place any more.
 *
 * @param identity what never changes
 * @param source the newest commit of its repository
 * @param serving what serves
 * @param latest the newest deployment, at most one of all is active
 * @param removedAt when its owner deleted it; what remains is removed by the worker
 * @param updatedAt when it last changed
 * @param version one more with each write, 0 before the first
 */
public record App(
        AppIdentity identity,
        Optional<CommitId> source,
        Serving serving,
        Optional<Deployment> latest,
        Optional<Instant> removedAt,
        Instant updatedAt,
        long version) {

    /** A new app without source. */
    public static App create(AppIdentity identity) {
        return new App(
                identity,
                Optional.empty(),
                Serving.nothing(),
                Optional.empty(),
                Optional.empty(),
                identity.createdAt(),
                0);
    }

    /** Names it. */
    public AppId id() {
        return identity.id();
    }

    /** Whose it is. */
    public UserId owner() {
        return identity.owner();
    }

    /** The deployment that is under way. */
    public Optional<Deployment> active() {
        return latest.filter(Deployment::isActive);
    }

    /** Whether its owner has deleted it. */
    public boolean isRemoved() {
        return removedAt.isPresent();
    }

    /** Whether it ever served. */
    public boolean wasDeployed() {
        return serving.lastDeployedAt().isPresent();
    }

    /** Whether it serves with its owner's will: such a day is billed. */
    public boolean isRunning() {
        return !isRemoved() && serving.status() == AppStatus.DEPLOYED && serving.wanted();
    }

    /** Whether it serves against its owner's will, so that the provider has to stop it. */
    public boolean mustStop() {
        return !isRemoved() && serving.status() == AppStatus.DEPLOYED && !serving.wanted();
    }

    /** When something has to be done for it, or nothing when all is as it should be. */
    public Optional<Instant> dueAt() {
        return isRemoved() || mustStop()
                ? Optional.of(updatedAt)
                : active().map(d -> d.progress().dueAt());
    }

    /** With a new commit. */
    public App withSource(CommitId commit, Instant now) {
        return new App(identity, Optional.of(commit), serving, latest, removedAt, now, version);
    }

    /** With a deployment under way. The caller has seen that none is. */
    public App reserve(Deployment deployment, Instant now) {
        if (active().isPresent()) {
            throw new IllegalStateException("a deployment is under way");
        }
        return new App(identity, source, serving.wanted(true), Optional.of(deployment), removedAt, now, version);
    }

    /** With its active deployment's step leased, or nothing when it is another one's turn, or somebody's already. */
    public Optional<App> claim(DeploymentId id, int turn, StepLease lease, Instant now) {
        return active().filter(d -> !isRemoved())
                .filter(d -> d.id().equals(id) && d.progress().turn() == turn)
                .filter(d -> d.progress().lease().filter(l -> l.isLive(now)).isEmpty())
                .map(d -> withLatest(d.leased(lease), updatedAt));
    }

    /** With its service known, or nothing when the lease is lost. */
    public Optional<App> found(String leaseToken, ServiceId service) {
        return active().filter(d -> isHeld(d, leaseToken))
                .map(d -> new App(identity, source, serving.at(service), latest, removedAt, updatedAt, version));
    }

    /** With what came of a step, or nothing when the lease is lost. */
    public Optional<App> record(String leaseToken, UnaryOperator<Deployment> result, Instant now) {
        return active().filter(d -> isHeld(d, leaseToken))
                .map(result)
                .map(d -> withLatest(d, now).following(d));
    }

    /** Switched to the active deployment, which answers at its url; or nothing when the lease is lost. */
    public Optional<App> switchTo(String leaseToken, URI url, Instant now) {
        return active().filter(d -> isHeld(d, leaseToken))
                .map(d -> new App(
                        identity,
                        source,
                        serving.serves(d, url, now),
                        Optional.of(d.ended(DeploymentStatus.DEPLOYED, now)),
                        removedAt,
                        now,
                        version));
    }

    /** Its owner wants it stopped: a deployment under way is cancelled, and nothing is billed any more. */
    public App stopAsked(Instant now) {
        return new App(identity, source, serving.wanted(false), cancelled(now), removedAt, now, version);
    }

    /** A day could not be paid: it is to be stopped, and nothing is billed any more. */
    public App suspended(Instant now) {
        return new App(identity, source, serving.suspended(now), cancelled(now), removedAt, now, version);
    }

    /** It serves no more, for a reason. */
    public App stopped(StatusReason why, Instant now) {
        return new App(identity, source, serving.stopped(why), latest, removedAt, now, version);
    }

    /** Its owner has deleted it. */
    public App removed(Instant now) {
        return new App(identity, source, serving.wanted(false), cancelled(now), Optional.of(now), now, version);
    }

    /** The same after a write. */
    public App written() {
        return new App(identity, source, serving, latest, removedAt, updatedAt, version + 1);
    }

    private Optional<Deployment> cancelled(Instant now) {
        return latest.map(d -> d.isActive() ? d.ended(DeploymentStatus.CANCELLED, now) : d);
    }

    private App withLatest(Deployment deployment, Instant now) {
        return new App(identity, source, serving, Optional.of(deployment), removedAt, now, version);
    }

    /** What serves changes with a deployment only where nothing served before. */
    private App following(Deployment deployment) {
        var next =
                switch (deployment.status()) {
                    case PENDING, DEPLOYED -> serving.status();
                    case BUILDING -> wasDeployed() ? serving.status() : AppStatus.BUILDING;
                    case FAILED, CANCELLED, SUPERSEDED -> wasDeployed() ? serving.status() : AppStatus.FAILED;
                };
        return new App(identity, source, serving.as(next), latest, removedAt, updatedAt, version);
    }

    private static boolean isHeld(Deployment deployment, String leaseToken) {
        return deployment
                .progress()
                .lease()
                .filter(l -> l.token().equals(leaseToken))
                .isPresent();
    }
}
