package dev.groundwork.appregistry.model;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One attempt to deploy a state of an app's source, and its progress.
 *
 * @param id its id, which is also the token at the provider
 * @param app its app
 * @param trigger what requested it
 * @param commit the source it deploys, nothing where none is built
 * @param buildId the build agent's name of the source
 * @param rollbackOf the earlier deployment whose artifact this one brings back
 * @param status its status
 * @param createdAt when it was requested
 * @param startedAt when the provider accepted it
 * @param finishedAt when it ended
 * @param failure why it failed
 * @param pendingReason why it waits
 * @param progress the worker's state
 */
public record Deployment(
        DeploymentId id,
        AppId app,
        Trigger trigger,
        Optional<CommitId> commit,
        Optional<String> buildId,
        Optional<DeploymentId> rollbackOf,
        Status status,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<DeploymentFailure> failure,
        Optional<PendingReason> pendingReason,
        DeploymentProgress progress) {

    /** Returns a new deployment of a source. */
    public static Deployment ofSource(DeploymentId id, AppId app, CommitId commit, Instant now) {
        return fresh(
                id, app, Trigger.API, Optional.of(commit), Optional.empty(), DeploymentProgress.Step.PUSH_SOURCE, now);
    }

    /** Returns a new deployment of a build of the build agent. */
    public static Deployment ofBuild(DeploymentId id, AppId app, CommitId commit, String buildId, Instant now) {
        var first = DeploymentProgress.Step.PUSH_SOURCE;
        return fresh(id, app, Trigger.BUILD, Optional.of(commit), Optional.empty(), first, now)
                .named(buildId);
    }

    /** Returns the deployment of a build whose source is refused: it has failed before it begins. */
    public static Deployment ofRefusedBuild(
            DeploymentId id, AppId app, String buildId, DeploymentFailure why, Instant now) {
        var first = DeploymentProgress.Step.PUSH_SOURCE;
        return fresh(id, app, Trigger.BUILD, Optional.empty(), Optional.empty(), first, now)
                .named(buildId)
                .failed(why, now);
    }

    private Deployment named(String build) {
        return new Deployment(
                id,
                app,
                trigger,
                commit,
                Optional.of(build),
                rollbackOf,
                status,
                createdAt,
                startedAt,
                finishedAt,
                failure,
                pendingReason,
                progress);
    }

    /** Returns a new start of what the app last served. */
    public static Deployment ofStart(DeploymentId id, AppId app, Optional<CommitId> served, Instant now) {
        var first = DeploymentProgress.Step.READ_NEWEST;
        return fresh(id, app, Trigger.START, served, Optional.empty(), first, now);
    }

    /** Returns a new deployment of the artifact of an earlier one; nothing is built. */
    public static Deployment ofRollback(DeploymentId id, Deployment earlier, Instant now) {
        var artifact = Optional.of(earlier.artifact());
        var first = DeploymentProgress.Step.READ_NEWEST;
        return fresh(id, earlier.app, Trigger.ROLLBACK, earlier.commit, artifact, first, now);
    }

    /** Returns the deployment whose artifact this one serves: itself, but for a rollback. */
    public DeploymentId artifact() {
        return rollbackOf.orElse(id);
    }

    private static Deployment fresh(
            DeploymentId id,
            AppId app,
            Trigger trigger,
            Optional<CommitId> commit,
            Optional<DeploymentId> rollbackOf,
            DeploymentProgress.Step first,
            Instant now) {
        return new Deployment(
                id,
                app,
                trigger,
                commit,
                Optional.empty(),
                rollbackOf,
                Status.PENDING,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DeploymentProgress.start(first, now));
    }

    /** Returns true if it has not ended. */
    public boolean isActive() {
        return !status.isEnd();
    }

    /** Returns the deployment as the provider has accepted it. */
    public Deployment accepted(Optional<ProviderDeployId> deploy, DeploymentProgress.Step following, Instant now) {
        return as(
                Status.BUILDING,
                Optional.of(startedAt.orElse(now)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                progress.next(following, now).accepted(deploy, now));
    }

    /** Returns the deployment with its step leased. */
    public Deployment leased(DeploymentProgress.Lease lease) {
        return as(status, startedAt, finishedAt, failure, pendingReason, progress.leased(lease));
    }

    /** Returns the deployment with other progress and no reason to wait. */
    public Deployment with(DeploymentProgress next) {
        return as(status, startedAt, finishedAt, failure, Optional.empty(), next);
    }

    /** Returns the deployment as one that waits for a reason. */
    public Deployment pending(PendingReason reason, DeploymentProgress next) {
        return as(status, startedAt, finishedAt, failure, Optional.of(reason), next);
    }

    /** Returns the deployment as failed. */
    public Deployment failed(DeploymentFailure why, Instant now) {
        return ended(Status.FAILED, Optional.of(why), now);
    }

    /** Returns the deployment as ended in another way. */
    public Deployment ended(Status end, Instant now) {
        return ended(end, Optional.empty(), now);
    }

    private Deployment ended(Status end, Optional<DeploymentFailure> why, Instant now) {
        var last = progress.next(progress.step(), now);
        return as(end, startedAt, Optional.of(now), why, Optional.empty(), last);
    }

    private Deployment as(
            Status next,
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

    /**
     * The status of a deployment.
     *
     * <pre>
     * PENDING  -> BUILDING | any end           the provider has accepted it
     * BUILDING -> any end
     * DEPLOYED, FAILED, CANCELLED, SUPERSEDED  are ends: nothing follows
     * </pre>
     */
    public enum Status {
        PENDING,
        BUILDING,
        DEPLOYED,
        FAILED,
        CANCELLED,
        SUPERSEDED;

        /** Returns the text that callers see. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns true if no other status can follow. */
        public boolean isEnd() {
            return followers().isEmpty();
        }

        /** Returns true if this status may follow; the same one always may. */
        public boolean mayBecome(Status next) {
            return next == this || followers().contains(next);
        }

        private Set<Status> followers() {
            return switch (this) {
                case PENDING -> EnumSet.of(BUILDING, DEPLOYED, FAILED, CANCELLED, SUPERSEDED);
                case BUILDING -> EnumSet.of(DEPLOYED, FAILED, CANCELLED, SUPERSEDED);
                case DEPLOYED, FAILED, CANCELLED, SUPERSEDED -> EnumSet.noneOf(Status.class);
            };
        }
    }

    /** The origin of a deployment. */
    public enum Trigger {
        API,
        BUILD,
        ROLLBACK,
        /** A stopped app is started again from what it last served; nothing is built. */
        START;

        /** Returns the text that callers see. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
