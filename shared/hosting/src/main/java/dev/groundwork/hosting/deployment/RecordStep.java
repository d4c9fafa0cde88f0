package dev.groundwork.hosting.deployment;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.DeploymentProgress;
import dev.groundwork.appregistry.model.PendingReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Applies the result of a step to an app, under one lease. Pure.
 *
 * @param token the token of the lease
 * @param limits how long to wait
 */
record RecordStep(String token, DeploymentLimits limits) {

    /** The interval doubles after this many polls: a quick deployment is seen quickly, a slow one costs few calls. */
    private static final int POLLS_PER_INTERVAL = 15;

    private static final int MAX_DOUBLINGS = 4;

    /** Returns the app with the result, nothing when the lease is lost. */
    Optional<App> apply(App app, StepResult result, Instant now) {
        return switch (result) {
            case StepResult.Pushed(var repository) ->
                repository
                        .flatMap(r -> app.pushed(token, r))
                        .or(() -> Optional.of(app))
                        .flatMap(a -> a.record(token, d -> next(d, DeploymentProgress.Step.ENSURE_SERVICE, now), now));
            case StepResult.Found(var service) ->
                app.found(token, service)
                        .flatMap(a -> a.record(token, d -> next(d, DeploymentProgress.Step.READ_NEWEST, now), now));
            case StepResult.Newest(var previous, var following) ->
                app.record(token, d -> d.with(d.progress().after(previous).next(following, now)), now);
            case StepResult.Accepted(var deploy, var following) ->
                app.record(token, d -> d.accepted(deploy, following, now), now);
            case StepResult.Live() ->
                app.record(token, d -> d.with(d.progress().live(now).next(DeploymentProgress.Step.PROBE, now)), now);
            case StepResult.Serves(var url) -> app.switchTo(token, url, now);
            case StepResult.Wait(var step) -> app.record(token, d -> wait(d, step, now), now);
            case StepResult.Pause(var reason, var after) ->
                app.record(
                        token,
                        d -> pause(d, after.map(now::plus).map(reason::until).orElse(reason), after, now),
                        now);
            case StepResult.Fail(var code, var detail) ->
                app.record(token, d -> d.failed(new DeploymentFailure(code, detail), now), now);
            case StepResult.End(var status) -> app.record(token, d -> d.ended(status, now), now);
        };
    }

    /** Returns true if the lease is returned with this result, for a later turn. */
    static boolean returnsLease(StepResult result) {
        return result instanceof StepResult.Wait || result instanceof StepResult.Pause;
    }

    private static Deployment next(Deployment deployment, DeploymentProgress.Step step, Instant now) {
        return deployment.with(deployment.progress().next(step, now));
    }

    private Deployment wait(Deployment deployment, DeploymentProgress.Step step, Instant now) {
        return deployment.with(deployment.progress().at(step).later(interval(deployment), now));
    }

    private Deployment pause(Deployment deployment, PendingReason reason, Optional<Duration> after, Instant now) {
        return deployment.pending(reason, deployment.progress().paused(after.orElse(pause(deployment)), now));
    }

    private Duration interval(Deployment deployment) {
        var doublings = Math.min(MAX_DOUBLINGS, deployment.progress().waits() / POLLS_PER_INTERVAL);
        return limits.poll().multipliedBy(1L << doublings);
    }

    private Duration pause(Deployment deployment) {
        var doublings = Math.min(MAX_DOUBLINGS * 2, deployment.progress().waits());
        var doubled = limits.poll().multipliedBy(1L << doublings);
        return doubled.compareTo(limits.longestWait()) > 0 ? limits.longestWait() : doubled;
    }
}
