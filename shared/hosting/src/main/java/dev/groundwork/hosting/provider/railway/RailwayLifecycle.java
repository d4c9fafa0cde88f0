package dev.groundwork.hosting.provider.railway;

import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.HostingProvider.Started;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Rejected;
import dev.groundwork.hosting.provider.railway.RailwayJson.Deployment;
import dev.groundwork.hosting.provider.railway.RailwayJson.ServiceInstance;
import java.util.Map;
import java.util.Optional;

/** Stops, starts and restarts at Railway, which knows them of deployments only, not of services. */
final class RailwayLifecycle {

    private final RailwayApi api;
    private final RailwayDeploys deploys;

    RailwayLifecycle(RailwayApi api, RailwayDeploys deploys) {
        this.api = api;
        this.deploys = deploys;
    }

    /** Stops each deployment that serves, and each that is still being built. */
    ProviderOutcome<ServiceId> stop(RailwayId id) {
        return instance(id).flatMap(instance -> {
            ProviderOutcome<ServiceId> outcome = new Answered<>(id.id());
            for (var deployment : RailwayStates.all(instance)
                    .filter(RailwayStates::serves)
                    .distinct()
                    .toList()) {
                outcome = outcome.flatMap(sofar ->
                        api.object(RailwayDocuments.STOP, id(deployment.id())).map(done -> sofar));
            }
            return outcome;
        });
    }

    /** Starts what served last by a new deployment of its image; a service that serves stays as it is. */
    ProviderOutcome<Started> start(RailwayId id) {
        return deploys.list(id).flatMap(all -> {
            if (all.stream().anyMatch(RailwayStates::serves)) {
                return new Answered<>(new Started(Optional.empty()));
            }
            return all.stream()
                    .filter(RailwayLifecycle::hasServed)
                    .findFirst()
                    .map(this::redeploy)
                    .orElseGet(() -> new Rejected<>("Railway keeps no deployment that could be started."));
        });
    }

    private static boolean hasServed(Deployment deployment) {
        return switch (deployment.status()) {
            case "SUCCESS", "SLEEPING", "CRASHED", "REMOVING", "REMOVED" -> true;
            default -> false;
        };
    }

    private ProviderOutcome<Started> redeploy(Deployment deployment) {
        return api.object(RailwayDocuments.REDEPLOY, id(deployment.id()))
                .flatMap(data -> RailwayApi.member(data.deploymentRedeploy()))
                .map(made -> new Started(Optional.of(new ProviderDeployId(made.id()))));
    }

    ProviderOutcome<ServiceId> restart(RailwayId id) {
        return serving(id)
                .flatMap(deployment -> api.object(RailwayDocuments.RESTART, id(deployment.id())))
                .map(done -> id.id());
    }

    /** Returns the deployment that serves. */
    ProviderOutcome<Deployment> serving(RailwayId id) {
        return instance(id)
                .flatMap(instance -> RailwayStates.all(instance)
                        .filter(RailwayStates::serves)
                        .findFirst()
                        .<ProviderOutcome<Deployment>>map(Answered::new)
                        .orElseGet(() -> new Rejected<>("Nothing runs at Railway.")));
    }

    private ProviderOutcome<ServiceInstance> instance(RailwayId id) {
        return api.object(RailwayDocuments.SERVICE, id.variables())
                .flatMap(data -> RailwayApi.member(data.serviceInstance()));
    }

    private static Map<String, Object> id(String deploy) {
        return Map.of("id", deploy);
    }
}
