package dev.groundwork.hosting.provider.railway;

import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Missing;
import java.util.Map;

/**
 * The triggers by which Railway deploys a repository at each push. It makes one when it connects a repository, and may make one again later. An
 * app is deployed when its owner asks for it, and a trigger would deploy each push a second time: they are removed.
 */
final class RailwayTriggers {

    private final RailwayApi api;

    RailwayTriggers(RailwayApi api) {
        this.api = api;
    }

    /** Removes the triggers of a service; one that is not there any more counts as removed. */
    ProviderOutcome<RailwayId> remove(RailwayId id) {
        return api.object(RailwayDocuments.TRIGGERS, id.variables())
                .flatMap(data -> RailwayApi.member(data.deploymentTriggers()))
                .flatMap(found -> {
                    ProviderOutcome<RailwayId> outcome = new Answered<>(id);
                    for (var edge : found.edges()) {
                        outcome =
                                outcome.flatMap(done -> delete(edge.node().id()).map(removed -> id));
                    }
                    return outcome;
                });
    }

    private ProviderOutcome<String> delete(String trigger) {
        var deleted = api.object(RailwayDocuments.DELETE_TRIGGER, Map.of("id", trigger));
        return deleted instanceof Missing ? new Answered<>(trigger) : deleted.map(done -> trigger);
    }
}
