package dev.groundwork.appregistry.model;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.kernel.DeploymentId;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The state of the serving build of an app, and its desired state.
 *
 * @param status the status of the app
 * @param shouldRun false once its owner has stopped it or it was suspended; a new request brings it up again, or credits where it was suspended
 * @param service its service at the provider
 * @param url where it last answered
 * @param reason why it has this status
 * @param build the deployment whose artifact serves, or would after a start
 * @param commit the source of that artifact
 * @param lastDeployedAt when a source was last deployed
 * @param runningSince since when it runs without a stop in between
 * @param suspendedAt when it was suspended because a day could not be paid, until it serves again or its owner stops it
 */
public record Serving(
        Status status,
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
                Status.PENDING,
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

    /** Returns the state after a request to run: an app that was about to be stopped runs from now on, as after a stop and a start. */
    Serving runRequested(Instant now) {
        return status == Status.DEPLOYED && !shouldRun
                ? changed(status, true, url, Optional.empty(), Optional.of(now), Optional.empty())
                : changed(status, true, url, reason, runningSince, suspendedAt);
    }

    /** Returns the state after its owner's request to stop: an app that was suspended is not resumed once there are credits. */
    Serving stopRequested() {
        var why = suspendedAt.isPresent() ? Optional.of(StatusReason.STOPPED_BY_OWNER) : reason;
        return changed(status, false, url, why, runningSince, Optional.empty());
    }

    /** Returns the state after its owner has deleted the app. */
    Serving removed() {
        return changed(status, false, url, reason, runningSince, suspendedAt);
    }

    /** Returns true if it was suspended and has stopped: once there are credits it is started again. */
    public boolean waitsForCredits() {
        return status == Status.STOPPED
                && suspendedAt.isPresent()
                && reason.equals(Optional.of(StatusReason.INSUFFICIENT_CREDITS));
    }

    /** Returns the state after a day that could not be paid: the app should not run any more. */
    public Serving suspended(Instant now) {
        return changed(
                status, false, url, Optional.of(StatusReason.INSUFFICIENT_CREDITS), runningSince, Optional.of(now));
    }

    /** Returns the reason to record once it has stopped. */
    public StatusReason stopReason() {
        return suspendedAt.isPresent() ? StatusReason.INSUFFICIENT_CREDITS : StatusReason.STOPPED_BY_OWNER;
    }

    /** Returns the state with its service. */
    public Serving at(ServiceId id) {
        var found = Optional.of(id);
        return new Serving(
                status, shouldRun, found, url, reason, build, commit, lastDeployedAt, runningSince, suspendedAt);
    }

    /** Returns the state with another status. */
    public Serving as(Status next) {
        return changed(next, shouldRun, url, reason, runningSince, suspendedAt);
    }

    /** Returns the state of an app that serves no more, for a reason. */
    public Serving stopped(StatusReason why) {
        return changed(Status.STOPPED, shouldRun, url, Optional.of(why), Optional.empty(), suspendedAt);
    }

    /** Returns the state once the build of a deployment answers at this url. */
    public Serving serves(Deployment deployment, URI at, Instant now) {
        var since = status == Status.DEPLOYED ? runningSince : Optional.of(now);
        var serving = changed(Status.DEPLOYED, shouldRun, Optional.of(at), Optional.empty(), since, Optional.empty());
        return deployment.trigger() == Deployment.Trigger.START ? serving : serving.of(deployment, now);
    }

    private Serving of(Deployment built, Instant now) {
        return new Serving(
                status,
                shouldRun,
                service,
                url,
                reason,
                Optional.of(built.artifact()),
                built.commit(),
                Optional.of(now),
                runningSince,
                suspendedAt);
    }

    private Serving changed(
            Status next,
            boolean running,
            Optional<URI> at,
            Optional<StatusReason> why,
            Optional<Instant> since,
            Optional<Instant> suspended) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("an app that is " + status + " cannot become " + next);
        }
        return new Serving(next, running, service, at, why, build, commit, lastDeployedAt, since, suspended);
    }

    /**
     * The status of an app: what serves, never how an attempt to change it went. A failed redeploy leaves {@link #DEPLOYED}.
     *
     * <pre>
     * PENDING  -> BUILDING | FAILED            its first deployment is under way, or was refused at once
     * BUILDING -> DEPLOYED | FAILED            it answered with its build, or nothing ever did
     * FAILED   -> BUILDING                     another try
     * DEPLOYED -> STOPPED                      by its owner, for credits, or by the provider
     * STOPPED  -> DEPLOYED                     started or deployed again
     * </pre>
     */
    public enum Status {
        PENDING,
        BUILDING,
        DEPLOYED,
        STOPPED,
        FAILED;

        /** Returns the text that callers see. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns true if this status may follow; the same one always may. */
        public boolean mayBecome(Status next) {
            return next == this || followers().contains(next);
        }

        private Set<Status> followers() {
            return switch (this) {
                case PENDING -> EnumSet.of(BUILDING, FAILED);
                case FAILED -> EnumSet.of(BUILDING);
                case BUILDING -> EnumSet.of(DEPLOYED, FAILED);
                case DEPLOYED -> EnumSet.of(STOPPED);
                case STOPPED -> EnumSet.of(DEPLOYED);
            };
        }
    }

    /**
     * The reason of an app's status, where there is one.
     *
     * @param text as callers see it
     */
    public record StatusReason(String text) {

        /** Its owner stopped it. */
        public static final StatusReason STOPPED_BY_OWNER = new StatusReason("stopped_by_owner");

        /** A day of hosting could not be paid. */
        public static final StatusReason INSUFFICIENT_CREDITS = new StatusReason("insufficient_credits");

        /** The service was removed at the provider, not by us. */
        public static final StatusReason REMOVED_AT_PROVIDER = new StatusReason("removed_at_provider");

        private static final String SUSPENDED = "suspended_by_provider:";

        /** Returns the reason that the provider itself has stopped it. */
        public static StatusReason suspendedByProvider(String why) {
            return new StatusReason(SUSPENDED + why);
        }

        /** Returns true if it happened at the provider, and neither its owner nor we asked for it. */
        public boolean isOfProvider() {
            return equals(REMOVED_AT_PROVIDER) || text.startsWith(SUSPENDED);
        }
    }

    /**
     * The provider's id of an app's service.
     *
     * @param value as the provider spells it
     */
    public record ServiceId(String value) {

        @Override
        public String toString() {
            return value;
        }
    }
}
