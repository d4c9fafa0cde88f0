package dev.groundwork.appregistry.model;

import dev.groundwork.kernel.DeploymentId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of the serving build of an app, and its desired state.
 *
 * @param status the status of the app
 * @param shouldRun false once its owner has stopped it or it was suspended; only a new request brings it up again
 * @param service its service at the provider
 * @param url where it last answered
 * @param reason why it has this status
 * @param build the deployment whose artifact serves, or would after a start
 * @param commit the source of that artifact
 * @param lastDeployedAt when a source was last deployed
 * @param runningSince since when it runs without a stop in between
 * @param suspendedAt when it was suspended because a day could not be paid
 */
public record Serving(
        AppStatus status,
        boolean shouldRun,
        Optional<ServiceId> service,
        Optional<URI> url,
        Optional<StatusReason> reason,
        Optional<DeploymentId> build,
        Optional<CommitId> commit,
        Optional<Instant> lastDeployedAt,
        Optional<Instant> runningSince,
        Optional<Instant> suspendedAt) {

    /** Returns the state of an app that was never deployed. */
    public static Serving nothing() {
        return new Serving(
                AppStatus.PENDING,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the state with another desired state. */
    public Serving shouldRun(boolean running) {
        return new Serving(
                status, running, service, url, reason, build, commit, lastDeployedAt, runningSince, suspendedAt);
    }

    /** Returns the state after a day that could not be paid: the app should not run any more. */
    public Serving suspended(Instant now) {
        return new Serving(
                status,
                false,
                service,
                url,
                Optional.of(StatusReason.INSUFFICIENT_CREDITS),
                build,
                commit,
                lastDeployedAt,
                runningSince,
                Optional.of(now));
    }

    /** Returns the reason to record once it has stopped. */
    public StatusReason stopReason() {
        return suspendedAt.isPresent() ? StatusReason.INSUFFICIENT_CREDITS : StatusReason.STOPPED_BY_OWNER;
    }

    /** Returns the state with its service. */
    public Serving at(ServiceId id) {
        return new Serving(
                status,
                shouldRun,
                Optional.of(id),
                url,
                reason,
                build,
                commit,
                lastDeployedAt,
                runningSince,
                suspendedAt);
    }

    /** Returns the state with another status. */
    public Serving as(AppStatus next) {
        return new Serving(
                checked(next),
                shouldRun,
                service,
                url,
                reason,
                build,
                commit,
                lastDeployedAt,
                runningSince,
                suspendedAt);
    }

    /** Returns the state once the build of a deployment answers at this url. */
    public Serving serves(Deployment deployment, URI at, Instant now) {
        var isStart = deployment.trigger() == DeploymentTrigger.START;
        return new Serving(
                checked(AppStatus.DEPLOYED),
                shouldRun,
                service,
                Optional.of(at),
                Optional.empty(),
                isStart ? build : Optional.of(deployment.id()),
                isStart ? commit : deployment.commit(),
                isStart ? lastDeployedAt : Optional.of(now),
                status == AppStatus.DEPLOYED ? runningSince : Optional.of(now),
                Optional.empty());
    }

    /** Returns the state of an app that serves no more, for a reason. */
    public Serving stopped(StatusReason why) {
        return new Serving(
                checked(AppStatus.STOPPED),
                shouldRun,
                service,
                url,
                Optional.of(why),
                build,
                commit,
                lastDeployedAt,
                Optional.empty(),
                suspendedAt);
    }

    private AppStatus checked(AppStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("an app that is " + status + " cannot become " + next);
        }
        return next;
    }
}
