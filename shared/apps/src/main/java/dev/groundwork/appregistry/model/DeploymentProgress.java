package dev.groundwork.appregistry.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a deployment has come.
 *
 * @param step what is to be done next
 * @param turn how often the worker has laid it down so far; a queue message of an earlier turn is a repeated one
 * @param lease who does the step now
 * @param dueAt when the step may be done; past it, the reconciler asks for it again
 * @param providerDeploy the deployment at the provider
 * @param acceptedAt when the provider took it, moved on by every pause since: the deployment timeout runs from here
 * @param liveAt when the provider first said that it runs, moved on likewise: the probe's time runs from here
 * @param pausedSince since when it waits for a {@link PendingReason}
 * @param waits how often in a row it has waited, for growing pauses
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

    /** Nothing done yet. */
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

    /** Held by a lease; due again when that ends. */
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

    /** The step is done, the next one can follow at once under the same lease. */
    public DeploymentProgress next(DeploymentStep following, Instant now) {
        var resumed = resumed(now);
        return new DeploymentProgress(
                following, turn, lease, dueAt, providerDeploy, resumed.acceptedAt, resumed.liveAt, Optional.empty(), 0);
    }

    /** To do another step instead. */
    public DeploymentProgress at(DeploymentStep other) {
        return new DeploymentProgress(
                other, turn, lease, dueAt, providerDeploy, acceptedAt, liveAt, pausedSince, waits);
    }

    /** The provider has taken the deployment. */
    public DeploymentProgress accepted(Optional<ProviderDeployId> deploy, Instant now) {
        return new DeploymentProgress(
                step, turn, lease, dueAt, deploy, Optional.of(now), liveAt, Optional.empty(), waits);
    }

    /** The provider says that it runs. */
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

    /** Laid down until later, because things take their time. */
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

    /** Laid down until later, because the provider cannot now: time does not count meanwhile. */
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

    /** How long the provider has had it, without pauses; nothing before it was accepted. */
    public Duration sinceAccepted(Instant now) {
        return acceptedAt.map(at -> Duration.between(at, now).minus(pause(now))).orElse(Duration.ZERO);
    }

    /** How long the provider has called it live, without pauses; nothing before it did. */
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
