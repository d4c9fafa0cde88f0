package dev.groundwork.appregistry.model;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A user's app with its latest deployment: everything that changes together. Every change returns a new value, which the registry writes
 * only if nobody else has written since. So racing changes happen one after the other, and a late result of an older deployment or lease
 * changes nothing.
 *
 * @param identity the part that never changes
 * @param settings the part that its owner may change
 * @param source its newest source
 * @param repository its repository at GitHub, once a source was pushed there
 * @param serving the state of the serving build
 * @param latest the newest deployment that was begun; at most one deployment of an app is active
 * @param waiting the deployment of the newest build that came while another one was active
 * @param removedAt when its owner deleted it; the worker removes what remains
 * @param updatedAt when it last changed
 * @param version one more with each write, 0 before the first
 */
public record App(
        AppIdentity identity,
        AppSettings settings,
        Optional<CommitId> source,
        Optional<GitHubRepository> repository,
        Serving serving,
        Optional<Deployment> latest,
        Optional<Deployment> waiting,
        Optional<Instant> removedAt,
        Instant updatedAt,
        long version) {

    /** Returns a new app without source. */
    public static App create(AppIdentity identity, AppIdentity.Name name) {
        return new App(
                identity,
                AppSettings.named(name),
                Optional.empty(),
                Optional.empty(),
                Serving.nothing(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                identity.createdAt(),
                0);
    }

    /** Returns its id. */
    public AppId id() {
        return identity.id();
    }

    /** Returns its owner. */
    public UserId owner() {
        return identity.owner();
    }

    /** Returns the active deployment. */
    public Optional<Deployment> active() {
        return latest.filter(Deployment::isActive);
    }

    /** Returns true if its owner has deleted it. */
    public boolean isRemoved() {
        return removedAt.isPresent();
    }

    /** Returns true if a deployment of it has ever succeeded. */
    public boolean wasDeployed() {
        return serving.lastDeployedAt().isPresent();
    }

    /** Returns true if it serves and should: such a day is billed. */
    public boolean isRunning() {
        return !isRemoved() && serving.status() == Serving.Status.DEPLOYED && serving.shouldRun();
    }

    /** Returns true if it runs, and without a stop since this time. */
    public boolean isRunningSince(Instant since) {
        return isRunning() && serving.runningSince().equals(Optional.of(since));
    }

    /** Returns true if it serves and should not, so that its provider has to stop it. */
    public boolean mustStop() {
        return !isRemoved() && serving.status() == Serving.Status.DEPLOYED && !serving.shouldRun();
    }

    /** Returns when the worker has to do something for it, nothing when nothing is to be done. */
    public Optional<Instant> dueAt() {
        return isRemoved() || mustStop()
                ? Optional.of(updatedAt)
                : active().map(d -> d.progress().dueAt()).or(() -> next().map(d -> updatedAt));
    }

    /** Returns the deployment that begins once none is active. */
    public Optional<Deployment> next() {
        return waiting.filter(Deployment::isActive);
    }

    /** Returns the app with a new commit. */
    public App withSource(CommitId commit, Instant now) {
        return new App(
                identity, settings, Optional.of(commit), repository, serving, latest, waiting, removedAt, now, version);
    }

    /** Returns the app with other settings. */
    public App withSettings(AppSettings changed, Instant now) {
        return new App(identity, changed, source, repository, serving, latest, waiting, removedAt, now, version);
    }

    /** Returns the app with a reserved deployment. The caller has checked that none is active. */
    public App reserve(Deployment deployment, Instant now) {
        if (active().isPresent()) {
            throw new IllegalStateException("a deployment is active");
        }
        return after(serving.runRequested(now), Optional.of(deployment), now);
    }

    /** Returns the app with a deployment that begins once the active one has ended; the one that waited before has been replaced by it. */
    public App waitingFor(Deployment deployment, Instant now) {
        return after(serving, latest, now).waitingFor(Optional.of(deployment));
    }

    /** Returns the app with the deployment that waited begun; nothing when none waits, or one is active. */
    public Optional<App> begun(Instant now) {
        return next().filter(d -> active().isEmpty() && !isRemoved())
                .map(d -> waitingFor(Optional.empty()).reserve(d, now));
    }

    /** Returns the app with a deployment that was refused before it began. The caller has checked that none is active. */
    public App refused(Deployment deployment, Instant now) {
        return after(serving, Optional.of(deployment), now).following(deployment);
    }

    /** Returns the app with the deployment that waited failed before it began; nothing when none waits. */
    public Optional<App> refusedNext(DeploymentFailure why, Instant now) {
        return next().map(d -> waitingFor(Optional.empty()).refused(d.failed(why, now), now));
    }

    private App waitingFor(Optional<Deployment> deployment) {
        return new App(
                identity, settings, source, repository, serving, latest, deployment, removedAt, updatedAt, version);
    }

    /**
     * Returns the app with the step of its active deployment leased; nothing when it is another turn, the step is leased already, or the
     * deployment is paused.
     */
    public Optional<App> claim(DeploymentId id, int turn, DeploymentProgress.Lease lease, Instant now) {
        return active(id, turn)
                .filter(d -> d.progress().lease().filter(l -> l.isLive(now)).isEmpty())
                .filter(d -> !d.progress().isPaused(now))
                .map(d -> after(serving, Optional.of(d.leased(lease)), updatedAt));
    }

    /** Returns until when its active deployment is paused; nothing when it is another turn, or not paused now. */
    public Optional<Instant> pausedUntil(DeploymentId id, int turn, Instant now) {
        return active(id, turn)
                .map(Deployment::progress)
                .filter(progress -> progress.isPaused(now))
                .map(DeploymentProgress::dueAt);
    }

    private Optional<Deployment> active(DeploymentId id, int turn) {
        return active().filter(d -> !isRemoved())
                .filter(d -> d.id().equals(id) && d.progress().turn() == turn);
    }

    /** Returns the app with its service; nothing when the lease is lost. */
    public Optional<App> found(String leaseToken, ServiceId service) {
        return held(leaseToken).map(d -> after(serving.at(service), latest, updatedAt));
    }

    /** Returns the app with its source pushed to its repository; nothing when the lease is lost. */
    public Optional<App> pushed(String leaseToken, GitHubRepository to) {
        return held(leaseToken)
                .map(d -> new App(
                        identity,
                        settings,
                        source,
                        Optional.of(to),
                        serving,
                        latest,
                        waiting,
                        removedAt,
                        updatedAt,
                        version));
    }

    /** Returns the app with the result of a step; nothing when the lease is lost. */
    public Optional<App> record(String leaseToken, UnaryOperator<Deployment> result, Instant now) {
        return held(leaseToken)
                .map(result)
                .map(d -> after(serving, Optional.of(d), now).following(d));
    }

    /** Returns the app switched to its active deployment, which answers at the url; nothing when the lease is lost. */
    public Optional<App> switchTo(String leaseToken, URI url, Instant now) {
        return held(leaseToken)
                .map(d ->
                        after(serving.serves(d, url, now), Optional.of(d.ended(Deployment.Status.DEPLOYED, now)), now));
    }

    /** Returns the app after its owner's request to stop it: an active deployment is cancelled, and nothing is billed any more. */
    public App stopRequested(Instant now) {
        return after(serving.stopRequested(), cancelled(latest, now), now).waitingFor(cancelled(waiting, now));
    }

    /** Returns the app after a day that could not be paid: it is to be stopped, and nothing is billed any more. */
    public App suspended(Instant now) {
        return after(serving.suspended(now), cancelled(latest, now), now).waitingFor(cancelled(waiting, now));
    }

    /** Returns the app as one that serves no more, for a reason. */
    public App stopped(StatusReason why, Instant now) {
        return after(serving.stopped(why), latest, now);
    }

    /** Returns the app as its owner has deleted it. */
    public App removed(Instant now) {
        return new App(
                identity,
                settings,
                source,
                repository,
                serving.removed(),
                cancelled(latest, now),
                cancelled(waiting, now),
                Optional.of(now),
                now,
                version);
    }

    /** Returns the app as it is after a write. */
    public App written() {
        return new App(
                identity, settings, source, repository, serving, latest, waiting, removedAt, updatedAt, version + 1);
    }

    private static Optional<Deployment> cancelled(Optional<Deployment> deployment, Instant now) {
        return deployment.map(d -> d.isActive() ? d.ended(Deployment.Status.CANCELLED, now) : d);
    }

    /** Changes the status by a deployment, unless an earlier deployment serves. */
    private App following(Deployment deployment) {
        var next =
                switch (deployment.status()) {
                    case PENDING, DEPLOYED -> serving.status();
                    case BUILDING -> wasDeployed() ? serving.status() : Serving.Status.BUILDING;
                    case FAILED, CANCELLED, SUPERSEDED -> wasDeployed() ? serving.status() : Serving.Status.FAILED;
                };
        return after(serving.as(next), latest, updatedAt);
    }

    private Optional<Deployment> held(String leaseToken) {
        return active().filter(d ->
                d.progress().lease().filter(l -> l.token().equals(leaseToken)).isPresent());
    }

    private App after(Serving served, Optional<Deployment> deployment, Instant now) {
        return new App(identity, settings, source, repository, served, deployment, waiting, removedAt, now, version);
    }

    /**
     * The repository of an app at GitHub, and what was last pushed to it.
     *
     * @param url its page, from which it is cloned too
     * @param owner the organisation
     * @param name its name there
     * @param id its number, which stays when it is renamed
     * @param source the source that was last pushed
     * @param pushed the id that GitHub answered for it, by which a provider fetches it
     */
    public record GitHubRepository(URI url, String owner, String name, long id, CommitId source, CommitId pushed) {}

    /**
     * The id of a commit in the git repository of an app.
     *
     * @param value 40 hex digits (SHA-1)
     */
    public record CommitId(String value) {

        private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");

        public CommitId {
            if (!SHA.matcher(value).matches()) {
                throw new IllegalArgumentException("not a commit id");
            }
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
