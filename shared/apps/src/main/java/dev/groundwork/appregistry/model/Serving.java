package dev.groundwork.appregistry.model;

import dev.groundwork.kernel.DeploymentId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What serves of an app, and what its owner wants.
 *
 * @param status what serves
 * @param wanted false once its owner has stopped it: nothing may bring it up then but a new wish
 * @param service its service at the provider
 * @param url where it last answered
 * @param reason why it has this status
 * @param build the deployment whose artifact serves, or would after a start
 * @param commit the source of that artifact
 * @param lastDeployedAt when a source last came to life
 * @param runningSince since when it runs without a stop in between
 * @param suspendedAt when it was stopped for want of credits
 */
public record Serving(
        AppStatus status,
        boolean wanted,
        Optional<ServiceId> service,
        Optional<URI> url,
        Optional<StatusReason> reason,
        Optional<DeploymentId> build,
        Optional<CommitId> commit,
        Optional<Instant> lastDeployedAt,
        Optional<Instant> runningSince,
        Optional<Instant> suspendedAt) {

    /** Nothing serves yet. */
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

    /** What its owner wants from now on. */
    public Serving wanted(boolean running) {
        return new Serving(
                status, running, service, url, reason, build, commit, lastDeployedAt, runningSince, suspendedAt);
    }

    /** It must not run any more: a day could not be paid. */
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

    /** Why it does not run, once it has stopped. */
    public StatusReason stopReason() {
        return suspendedAt.isPresent() ? StatusReason.INSUFFICIENT_CREDITS : StatusReason.STOPPED_BY_OWNER;
    }

    /** With its service known. */
    public Serving at(ServiceId id) {
        return new Serving(
                status, wanted, Optional.of(id), url, reason, build, commit, lastDeployedAt, runningSince, suspendedAt);
    }

    /** With another status and nothing else. */
    public Serving as(AppStatus next) {
        return new Serving(
                checked(next), wanted, service, url, reason, build, commit, lastDeployedAt, runningSince, suspendedAt);
    }

    /** The deployment's build answers at this url. */
    public Serving serves(Deployment deployment, URI at, Instant now) {
        var isStart = deployment.trigger() == DeploymentTrigger.START;
        return new Serving(
                checked(AppStatus.DEPLOYED),
                wanted,
                service,
                Optional.of(at),
                Optional.empty(),
                isStart ? build : Optional.of(deployment.id()),
                isStart ? commit : deployment.commit(),
                isStart ? lastDeployedAt : Optional.of(now),
                status == AppStatus.DEPLOYED ? runningSince : Optional.of(now),
                Optional.empty());
    }

    /** It serves no more, for a reason. */
    public Serving stopped(StatusReason why) {
        return new Serving(
                checked(AppStatus.STOPPED),
                wanted,
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
