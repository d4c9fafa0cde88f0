package dev.groundwork.hosting.deployment;

import dev.groundwork.appregistry.AppReader;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentProgress;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.config.AppVariables;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.source.SourceRepository;
import java.time.Instant;
import java.util.function.Function;

/** Performs one step of a deployment at its provider. Records nothing, and may be repeated after any crash. */
final class PerformStep {

    private final OrderSteps order;
    private final RollbackStep rollback;
    private final WatchSteps watch;

    PerformStep(
            AppReader apps,
            SourceRepository repositories,
            AppVariables variables,
            CreationSlots slots,
            BuildProbe probe,
            DeploymentLimits limits,
            LeaseTime lease,
            StackName stack) {
        this.order = new OrderSteps(repositories, variables, slots, lease, stack);
        this.rollback = new RollbackStep(apps, lease);
        this.watch = new WatchSteps(probe, limits);
    }

    StepResult perform(App app, Deployment deployment, HostingProvider provider, Instant now) {
        return switch (deployment.progress().step()) {
            case PUSH_SOURCE -> order.pushSource(app, deployment);
            case ENSURE_SERVICE -> order.ensureService(app, deployment, provider, now);
            case READ_NEWEST -> withService(app, service -> order.readNewest(deployment, provider, service));
            case DEPLOY -> withService(app, service -> order.deploy(app, deployment, provider, service));
            case START_SERVICE -> withService(app, service -> order.start(deployment, provider, service));
            case ROLLBACK -> withService(app, service -> rollback.perform(deployment, provider, service));
            case POLL -> withService(app, service -> watch.poll(deployment, provider, service, now));
            case POLL_SERVICE -> withService(app, service -> watch.pollService(deployment, provider, service, now));
            case PROBE -> withService(app, service -> watch.probe(app, deployment, provider, service, now));
        };
    }

    private static StepResult withService(App app, Function<ServiceId, StepResult> step) {
        return app.serving()
                .service()
                .map(step)
                .orElseGet(() -> new StepResult.Wait(DeploymentProgress.Step.ENSURE_SERVICE));
    }
}
