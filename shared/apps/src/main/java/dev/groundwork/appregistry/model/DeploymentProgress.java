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
 * @param providerDeploy the deployment at the provider
 * @param acceptedAt when the provider accepted it, moved on by every pause since: the deployment timeout runs from here
 * @param liveAt when the provider first said that it runs, moved on likewise: the time of the probe runs from here
 * @param pausedSince since when it waits for a {@link PendingReason}
 * @param waits how often in a row it has waited, for growing intervals
 */
public record DeploymentProgress(
        DeploymentStep step,
        int turn,
        Optional<StepLease> lease,
        Instant dueAt,
        Optional<ProviderDeployId> providerDeploy,
        Optional<Instant> acceptedAt,
        Optional<Instant> liveAt,
        Optional<Instant> pausedSince,
        int waits) {

    /** Returns the progress before the first step. */
    public static DeploymentProgress start(DeploymentStep first, Instant now) {
        return new DeploymentProgress(
                first,
                0,
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** Returns the progress under a lease; it is due again when the lease ends. */
    public DeploymentProgress leased(StepLease holder) {
        return new DeploymentProgress(
                step,
                turn,
                Optional.of(holder),
                holder.until(),
                providerDeploy,
                acceptedAt,
                liveAt,
                pausedSince,
                waits);
    }

    /** Returns the progress after a step; the next one can follow at once under the same lease. */
    public DeploymentProgress next(DeploymentStep following, Instant now) {
        var resumed = resumed(now);
        return new DeploymentProgress(
                following, turn, lease, dueAt, providerDeploy, resumed.acceptedAt, resumed.liveAt, Optional.empty(), 0);
    }

    /** Returns the progress with another step instead. */
    public DeploymentProgress at(DeploymentStep other) {
        return new DeploymentProgress(
                other, turn, lease, dueAt, providerDeploy, acceptedAt, liveAt, pausedSince, waits);
    }

    /** Returns the progress once the provider has accepted the deployment. */
    public DeploymentProgress accepted(Optional<ProviderDeployId> deploy, Instant now) {
        return new DeploymentProgress(
                step, turn, lease, dueAt, deploy, Optional.of(now), liveAt, Optional.empty(), waits);
    }

    /** Returns the progress once the provider says that the deployment runs. */
    public DeploymentProgress live(Instant now) {
        return new DeploymentProgress(
                step,
                turn,
                lease,
                dueAt,
                providerDeploy,
                acceptedAt,
                liveAt.or(() -> Optional.of(now)),
                pausedSince,
                waits);
    }

    /** Returns the progress postponed, because the provider is still at work. */
    public DeploymentProgress later(Duration after, Instant now) {
        var resumed = resumed(now);
        return new DeploymentProgress(
                step,
                turn + 1,
                Optional.empty(),
                now.plus(after),
                providerDeploy,
                resumed.acceptedAt,
                resumed.liveAt,
                Optional.empty(),
                waits + 1);
    }

    /** Returns the progress paused, because the provider cannot do it now: timeouts do not run meanwhile. */
    public DeploymentProgress paused(Duration after, Instant now) {
        return new DeploymentProgress(
                step,
                turn + 1,
                Optional.empty(),
                now.plus(after),
                providerDeploy,
                acceptedAt,
                liveAt,
                pausedSince.or(() -> Optional.of(now)),
                waits + 1);
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
                providerDeploy,
                acceptedAt.map(at -> at.plus(pause)),
                liveAt.map(at -> at.plus(pause)),
                Optional.empty(),
                waits);
    }
}
