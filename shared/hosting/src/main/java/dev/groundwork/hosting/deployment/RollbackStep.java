package dev.groundwork.hosting.deployment;

import dev.groundwork.appregistry.AppReader;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.Deploy;
import dev.groundwork.hosting.provider.ProviderOutcome;

/** The step that has a provider deploy an earlier artifact again: it looks first for what an earlier try may have requested. */
final class RollbackStep {

    private final AppReader apps;
    private final LeaseTime lease;

    RollbackStep(AppReader apps, LeaseTime lease) {
        this.apps = apps;
        this.lease = lease;
    }

    StepResult perform(Deployment deployment, HostingProvider provider, ServiceId service) {
        var token = OrderSteps.token(deployment);
        var found = provider.findDeploy(service, token);
        if (!(found instanceof ProviderOutcome.Missing<Deploy>)) {
            return OrderSteps.accepted(found);
        }
        return apps.deployment(deployment.app(), deployment.artifact())
                .flatMap(earlier -> earlier.progress().providerDeploy())
                .map(target ->
                        lease.order(deployment, () -> OrderSteps.accepted(provider.rollback(service, target, token))))
                .orElseGet(() -> new StepResult.Fail(
                        DeploymentFailure.Code.PROVIDER_REJECTED,
                        "The deployment to go back to is not known at the provider. Deploy its source again."));
    }
}
