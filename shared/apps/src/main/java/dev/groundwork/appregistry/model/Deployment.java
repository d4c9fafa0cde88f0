package dev.groundwork.appregistry.model;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to bring a state of an app's source to life, and how far it has come.
 *
 * @param id names it; also the client token at the provider
 * @param app whose it is
 * @param trigger what asked for it
 * @param commit the source it brings, nothing where none is built
 * @param buildId the build agent's name for the source
 * @param rollbackOf the earlier deployment that this one brings back
 * @param status how it stands
 * @param createdAt when it was asked for
 * @param startedAt when the provider took it
 * @param finishedAt when it ended
 * @param failure why it failed
 * @param pendingReason why it waits
 * @param progress what the worker knows
 */
public record Deployment(
        DeploymentId id,
        AppId app,
        DeploymentTrigger trigger,
        Optional<CommitId> commit,
        Optional<String> buildId,
        Optional<DeploymentId> rollbackOf,
        DeploymentStatus status,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<DeploymentFailure> failure,
        Optional<PendingReason> pendingReason,
        DeploymentProgress progress) {

    /** A deployment of this source, asked for now. */
    public static Deployment ofSource(DeploymentId id, AppId app, CommitId commit, Instant now) {
        return fresh(id, app, DeploymentTrigger.API, Optional.of(commit), DeploymentStep.ENSURE_SERVICE, now);
    }

    /** A start of what the app last served, asked for now. */
    public static Deployment ofStart(DeploymentId id, AppId app, Optional<CommitId> served, Instant now) {
        return fresh(id, app, DeploymentTrigger.START, served, DeploymentStep.START_SERVICE, now);
    }

    private static Deployment fresh(
            DeploymentId id,
            AppId app,
            DeploymentTrigger trigger,
            Optional<CommitId> commit,
            DeploymentStep first,
            Instant now) {
        return new Deployment(
                id,
                app,
                trigger,
                commit,
                Optional.empty(),
                Optional.empty(),
                DeploymentStatus.PENDING,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DeploymentProgress.start(first, now));
    }

    /** Whether it is under way. */
    public boolean isActive() {
        return !status.isEnd();
    }

    /** The provider has taken it. */
    public Deployment accepted(Optional<ProviderDeployId> deploy, DeploymentStep following, Instant now) {
        return as(
                DeploymentStatus.BUILDING,
                Optional.of(startedAt.orElse(now)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                progress.next(following, now).accepted(deploy, now));
    }

    /** Its step is somebody's now. */
    public Deployment leased(StepLease lease) {
        return as(status, startedAt, finishedAt, failure, pendingReason, progress.leased(lease));
    }

    /** With this progress, and no reason to wait any more. */
    public Deployment with(DeploymentProgress next) {
        return as(status, startedAt, finishedAt, failure, Optional.empty(), next);
    }

    /** Waiting for a reason. */
    public Deployment pending(PendingReason reason, DeploymentProgress next) {
        return as(status, startedAt, finishedAt, failure, Optional.of(reason), next);
    }

    /** It failed. */
    public Deployment failed(DeploymentFailure why, Instant now) {
        return as(
                DeploymentStatus.FAILED,
                startedAt,
                Optional.of(now),
                Optional.of(why),
                Optional.empty(),
                progress.next(progress.step(), now));
    }

    /** It ended in another way. */
    public Deployment ended(DeploymentStatus end, Instant now) {
        return as(
                end,
                startedAt,
                Optional.of(now),
                Optional.empty(),
                Optional.empty(),
                progress.next(progress.step(), now));
    }

    private Deployment as(
            DeploymentStatus next,
            Optional<Instant> started,
            Optional<Instant> finished,
            Optional<DeploymentFailure> why,
            Optional<PendingReason> waiting,
            DeploymentProgress done) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("a deployment that is " + status + " cannot become " + next);
        }
        return new Deployment(
                id, app, trigger, commit, buildId, rollbackOf, next, createdAt, started, finished, why, waiting, done);
    }
}
