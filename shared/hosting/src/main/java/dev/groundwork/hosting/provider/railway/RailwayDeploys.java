package dev.groundwork.hosting.provider.railway;

import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.hosting.provider.DeployRequest;
import dev.groundwork.hosting.provider.DeployToken;
import dev.groundwork.hosting.provider.HostingProvider.Deploy;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Missing;
import dev.groundwork.hosting.provider.ProviderOutcome.Rejected;
import dev.groundwork.hosting.provider.ProviderOutcome.Unavailable;
import dev.groundwork.hosting.provider.railway.RailwayJson.Data;
import dev.groundwork.hosting.provider.railway.RailwayJson.Deployment;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deployments at Railway, which keep no text of ours: one is found again by being newer than the one before it. */
final class RailwayDeploys {

    /** The time that a deployment may take to appear in the list once Railway has accepted it. */
    private static final Duration APPEARS_AFTER = Duration.ofSeconds(3);

    /**
     * The variables by which Railway's builder learns the folder of a static site. A source with package.json is built by its Node provider, which
     * reads the first one and serves that folder whatever the start script is (github.com/railwayapp/railpack, core/providers/node/spa.go); any
     * other source by its provider of static files, which reads the second one (railpack.com/languages/staticfile).
     */
    private static final List<String> OUTPUT_DIRECTORY =
            List.of("RAILPACK_SPA_OUTPUT_DIR", "RAILPACK_STATIC_FILE_ROOT");

    private final RailwayApi api;
    private final RailwayTriggers triggers;

    RailwayDeploys(RailwayApi api, RailwayTriggers triggers) {
        this.api = api;
        this.triggers = triggers;
    }

    ProviderOutcome<Optional<ProviderDeployId>> newest(RailwayId id) {
        return list(id).map(all -> all.stream().findFirst().map(d -> new ProviderDeployId(d.id())));
    }

    /** Finds the oldest deployment that is newer than the one before; one that Railway skipped was none. */
    ProviderOutcome<Deploy> find(RailwayId id, DeployToken token) {
        return list(id).flatMap(all -> newer(all, token.previous())
                .map(RailwayStates::deploy)
                .<ProviderOutcome<Deploy>>map(Answered::new)
                .orElseGet(Missing::new));
    }

    private static Optional<Deployment> newer(List<Deployment> newestFirst, Optional<ProviderDeployId> previous) {
        var ids = newestFirst.stream().map(Deployment::id).toList();
        int end = previous.map(p -> ids.indexOf(p.value())).orElse(ids.size());
        return newestFirst.subList(0, Math.max(end, 0)).reversed().stream()
                .filter(d -> !d.status().equals("SKIPPED"))
                .findFirst();
    }

    /** Lists the newest deployments of a service, the newest first. */
    ProviderOutcome<List<Deployment>> list(RailwayId id) {
        return api.object(RailwayDocuments.DEPLOYMENTS, Map.of("input", id.variables()))
                .flatMap(data -> RailwayApi.member(data.deployments()))
                .map(found -> found.edges().stream()
                        .map(edge -> edge.node())
                        .sorted(Comparator.comparing(RailwayDeploys::created).reversed())
                        .toList());
    }

    private static String created(Deployment deployment) {
        return Optional.ofNullable(deployment.createdAt()).orElse("");
    }

    /**
     * Sets variables and build settings without a deployment of their own, then deploys once. A change of the source's directory may have made
     * Railway deploy each push again.
     */
    ProviderOutcome<Deploy> deploy(RailwayId id, DeployRequest request) {
        return setVariables(id, request)
                .flatMap(done -> updateInstance(id, request.settings()))
                .flatMap(done -> triggers.remove(id))
                .flatMap(done -> api.object(
                        RailwayDocuments.DEPLOY,
                        Map.of(
                                "serviceId", id.service(),
                                "environmentId", id.environment(),
                                "commitSha", request.commit().value())))
                .flatMap(data -> RailwayApi.member(data.serviceInstanceDeployV2()))
                .map(deploy -> new Deploy(new ProviderDeployId(deploy), DeployState.QUEUED, ""));
    }

    private ProviderOutcome<Data> setVariables(RailwayId id, DeployRequest request) {
        var variables = new HashMap<>(request.variables());
        if (request.settings().startCommand().isEmpty()) {
            request.settings()
                    .outputDirectory()
                    .ifPresent(directory ->
                            OUTPUT_DIRECTORY.forEach(name -> variables.putIfAbsent(name, directory.value())));
        }
        var input = new HashMap<>(id.variables());
        input.putAll(Map.of("variables", variables, "replace", true, "skipDeploys", true));
        return api.object(RailwayDocuments.SET_VARIABLES, Map.of("input", input));
    }

    private ProviderOutcome<Data> updateInstance(RailwayId id, BuildSettings settings) {
        var input = new HashMap<String, Object>();
        input.put("rootDirectory", orNull(settings.rootDirectory().map(d -> d.value())));
        input.put("buildCommand", orNull(settings.buildCommand().map(c -> c.value())));
        input.put("startCommand", orNull(settings.startCommand().map(c -> c.value())));
        return api.object(
                RailwayDocuments.UPDATE_INSTANCE,
                Map.of("serviceId", id.service(), "environmentId", id.environment(), "input", input));
    }

    private static Object orNull(Optional<String> text) {
        return text.<Object>map(t -> t).orElse(RailwayApi.NULL);
    }

    ProviderOutcome<Deploy> read(ProviderDeployId deploy) {
        return deployment(deploy).map(RailwayStates::deploy);
    }

    private ProviderOutcome<Deployment> deployment(ProviderDeployId deploy) {
        return api.object(RailwayDocuments.DEPLOYMENT, id(deploy.value()))
                .flatMap(data -> RailwayApi.member(data.deployment()));
    }

    /** Cancels a build; what Railway refuses to cancel because it has ended is left as it is. */
    ProviderOutcome<ProviderDeployId> cancel(ProviderDeployId deploy) {
        return read(deploy).flatMap(d -> switch (d.state()) {
            case QUEUED, BUILDING, UNKNOWN ->
                api.object(RailwayDocuments.CANCEL, id(deploy.value())).map(done -> deploy);
            case LIVE, BUILD_FAILED, START_FAILED, HEALTH_CHECK_FAILED, SUPERSEDED, CANCELLED -> new Answered<>(deploy);
        });
    }

    /** Rolls back: the answer has no id, so the new deployment is looked for; if it is not listed yet, the next try finds it. */
    ProviderOutcome<Deploy> rollback(RailwayId id, ProviderDeployId target, DeployToken token) {
        return deployment(target)
                .flatMap(d -> Boolean.TRUE.equals(d.canRollback())
                        ? api.object(RailwayDocuments.ROLLBACK, id(target.value()))
                        : new Rejected<>("Railway does not keep that deployment any more."))
                .flatMap(done -> {
                    var found = find(id, token);
                    return found instanceof Missing ? new Unavailable<>(false, Optional.of(APPEARS_AFTER)) : found;
                });
    }

    private static Map<String, Object> id(String deploy) {
        return Map.of("id", deploy);
    }
}
