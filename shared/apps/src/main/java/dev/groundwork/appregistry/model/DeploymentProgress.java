package dev.groundwork.appregistry.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The progress of a deployment.
 *
 * @param step the next step
 * @param turn how often the worker has postponed it so far; a queue message of an earlier turn is a repeated one
 * @param lease the lease of the worker that performs the step now
 * @param dueAt when the step may be performed; after that the reconciler asks for it
 * @param previousDeploy the newest deployment of the service before this one was ordered: what is newer is this one
 * @param providerDeploy the deployment at the provider
 * @param acceptedAt when the provider accepted it, moved on by every pause since: the deployment timeout runs from here
 * @param liveAt when the provider first said that it runs, moved on likewise: the time of the probe runs from here
 * @param pausedSince since when it waits for a {@link PendingReason}
 * @param waits how often in a row it has waited, for growing intervals
 */
public record DeploymentProgress(
        Step step,
        int turn,
        Optional<Lease> lease,
        Instant dueAt,
        Optional<ProviderDeployId> previousDeploy,
        Optional<ProviderDeployId> providerDeploy,
        Optional<Instant> acceptedAt,
        Optional<Instant> liveAt,
        Optional<Instant> pausedSince,
        int waits) {

    /** Returns the progress before the first step. */
    public static DeploymentProgress start(Step first, Instant now) {
        return new DeploymentProgress(
                first,
                0,
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** Returns the progress under a lease; it is due again when the lease ends. */
    public DeploymentProgress leased(Lease holder) {
        return new DeploymentProgress(
                step,
                turn,
                Optional.of(holder),
                holder.until(),
                previousDeploy,
                providerDeploy,
                acceptedAt,
                liveAt,
                pausedSince,
                waits);
    }

    /** Returns the progress after a step; the next one can follow at once under the same lease. */
    public DeploymentProgress next(Step following, Instant now) {
        var resumed = resumed(now);
        return new DeploymentProgress(
                following,
                turn,
                lease,
                dueAt,
                previousDeploy,
                providerDeploy,
                resumed.acceptedAt,
                resumed.liveAt,
                Optional.empty(),
                0);
    }

    /** Returns the progress with another step instead. */
    public DeploymentProgress at(Step other) {
        return new DeploymentProgress(
                other, turn, lease, dueAt, previousDeploy, providerDeploy, acceptedAt, liveAt, pausedSince, waits);
    }

    /** Returns the progress with the newest deployment that the service has before this one. */
    public DeploymentProgress after(Optional<ProviderDeployId> previous) {
        return new DeploymentProgress(
                step, turn, lease, dueAt, previous, providerDeploy, acceptedAt, liveAt, pausedSince, waits);
    }

    /** Returns the progress once the provider has accepted the deployment. */
    public DeploymentProgress accepted(Optional<ProviderDeployId> deploy, Instant now) {
        return new DeploymentProgress(
                step, turn, lease, dueAt, previousDeploy, deploy, Optional.of(now), liveAt, Optional.empty(), waits);
    }

    /** Returns the progress once the provider says that the deployment runs. */
    public DeploymentProgress live(Instant now) {
        return new DeploymentProgress(
                step,
                turn,
                lease,
                dueAt,
                previousDeploy,
                providerDeploy,
                acceptedAt,
                liveAt.or(() -> Optional.of(now)),
                pausedSince,
                waits);
    }

    /** Returns the progress postponed, because the provider is still at work. */
    public DeploymentProgress later(Duration after, Instant now) {
        var resumed = resumed(now);
        return postponed(now.plus(after), resumed.acceptedAt, resumed.liveAt, Optional.empty());
    }

    /** Returns the progress paused, because the provider cannot do it now: timeouts do not run meanwhile. */
    public DeploymentProgress paused(Duration after, Instant now) {
        return postponed(now.plus(after), acceptedAt, liveAt, pausedSince.or(() -> Optional.of(now)));
    }

    private DeploymentProgress postponed(
            Instant due, Optional<Instant> accepted, Optional<Instant> live, Optional<Instant> paused) {
        return new DeploymentProgress(
                step,
                turn + 1,
                Optional.empty(),
                due,
                previousDeploy,
                providerDeploy,
                accepted,
                live,
                paused,
                waits + 1);
    }

    /**
     * Returns true if it is paused until later: nothing is called before. A deployment that only waits for the provider's work may be looked
     * at sooner, when the provider says that something has happened.
     */
    public boolean isPaused(Instant now) {
        return pausedSince.isPresent() && lease.isEmpty() && dueAt.isAfter(now);
    }

    /** Returns the time since the provider accepted it, without pauses; zero before that. */
    public Duration sinceAccepted(Instant now) {
        return acceptedAt.map(at -> Duration.between(at, now).minus(pause(now))).orElse(Duration.ZERO);
    }

    /** Returns the time since the provider called it live, without pauses; zero before that. */
    public Duration sinceLive(Instant now) {
        return liveAt.map(at -> Duration.between(at, now).minus(pause(now))).orElse(Duration.ZERO);
    }

    private Duration pause(Instant now) {
        return pausedSince.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
    }

    private DeploymentProgress resumed(Instant now) {
        var pause = pause(now);
        return new DeploymentProgress(
                step,
                turn,
                lease,
                dueAt,
                previousDeploy,
                providerDeploy,
                acceptedAt.map(at -> at.plus(pause)),
                liveAt.map(at -> at.plus(pause)),
                Optional.empty(),
                waits);
    }

    /**
     * A step of a deployment. Each is safe to repeat: whether it was done before is looked up at the provider, never guessed.
     */
    public enum Step {
        /** Brings the source to the repository that the provider reads. */
        PUSH_SOURCE,
        /** Finds our service by its name and marker, or creates it. */
        ENSURE_SERVICE,
        /** Reads which deployment is the newest one of the service, so that the one that follows is known by being newer. */
        READ_NEWEST,
        /** Finds this deployment at the provider by our token, or creates it. */
        DEPLOY,
        /** Starts what the service last ran. */
        START_SERVICE,
        /** Finds this rollback at the provider by our token, or requests it. */
        ROLLBACK,
        /** Reads the deployment at the provider. */
        POLL,
        /** Reads whether the service runs. */
        POLL_SERVICE,
        /** Requests the url for this build. */
        PROBE
    }

    /**
     * The right to perform a deployment's next step. Only its holder may record the result of the step; a worker that lost it, by time or to
     * another writer, may not.
     *
     * @param token the holder's token, never used again
     * @param until when the lease ends by itself, so that a holder that died does not block the step
     */
    public record Lease(String token, Instant until) {

        /** Returns true if the lease has not ended. */
        public boolean isLive(Instant now) {
            return until.isAfter(now);
        }
    }

    /**
     * The provider's id of a deployment.
     *
     * @param value as the provider spells it
     */
    public record ProviderDeployId(String value) {

        @Override
        public String toString() {
            return value;
        }
    }
}
