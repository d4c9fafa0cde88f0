package dev.groundwork.hosting.usecase;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.DeploymentStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of an app by the result of a step, under one lease. Pure.
 *
 * @param token the lease's
 * @param limits for how long to wait
 */
record StepRecorder(String token, HostingLimits limits) {

    /** Pauses double after this many looks, so that a quick deployment is seen quickly and a slow one costs few. */
    private static final int LOOKS_PER_PACE = 15;

    private static final int MOST_DOUBLINGS = 4;

    /** The app with the result, or nothing when the lease is lost. */
    Optional<App> apply(App app, StepResult result, Instant now) {
        return switch (result) {
            case StepResult.Found(var service) ->
                app.found(token, service).flatMap(a -> a.record(token, d -> next(d, DeploymentStep.DEPLOY, now), now));
            case StepResult.Accepted(var deploy, var following) ->
                app.record(token, d -> d.accepted(deploy, following, now), now);
            case StepResult.Live() ->
                app.record(token, d -> d.with(d.progress().live(now).next(DeploymentStep.PROBE, now)), now);
            case StepResult.Serves(var url) -> app.switchTo(token, url, now);
            case StepResult.Wait(var step) -> app.record(token, d -> wait(d, step, now), now);
            case StepResult.Pause(var reason, var after) ->
                app.record(token, d -> d.pending(reason, d.progress().paused(after.orElse(pause(d)), now)), now);
            case StepResult.Fail(var code, var detail) ->
                app.record(token, d -> d.failed(new DeploymentFailure(code, detail), now), now);
            case StepResult.End(var status) -> app.record(token, d -> d.ended(status, now), now);
        };
    }

    /** Whether the lease is given back with this result, for a later turn. */
    static boolean isLaidDown(StepResult result) {
        return result instanceof StepResult.Wait || result instanceof StepResult.Pause;
    }

    private static Deployment next(Deployment deployment, DeploymentStep step, Instant now) {
        return deployment.with(deployment.progress().next(step, now));
    }

    private Deployment wait(Deployment deployment, DeploymentStep step, Instant now) {
        return deployment.with(deployment.progress().at(step).later(look(deployment), now));
    }

    private Duration look(Deployment deployment) {
        var doublings = Math.min(MOST_DOUBLINGS, deployment.progress().waits() / LOOKS_PER_PACE);
        return limits.poll().multipliedBy(1L << doublings);
    }

    private Duration pause(Deployment deployment) {
        var doublings = Math.min(MOST_DOUBLINGS * 2, deployment.progress().waits());
        var doubled = limits.poll().multipliedBy(1L << doublings);
        return doubled.compareTo(limits.longestWait()) > 0 ? limits.longestWait() : doubled;
    }
}
