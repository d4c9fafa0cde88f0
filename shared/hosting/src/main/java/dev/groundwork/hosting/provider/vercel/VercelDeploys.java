package dev.groundwork.hosting.provider.vercel;

import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.DeployRequest;
import dev.groundwork.hosting.provider.HostingProvider.Deploy;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.provider.rest.RestApi;
import dev.groundwork.kernel.DeploymentId;
import java.util.Map;
import java.util.Optional;

/** Deployments at Vercel. Each carries our id of it among its metadata, by which it is found after a lost answer. */
final class VercelDeploys {

    private static final String TOKEN = "groundworkDeploymentId";
    private static final String MARKER = "groundworkAppId";
    private static final int PAGE = 50;
    private static final String PRODUCTION = "production";

    private final VercelApi api;
    private final VercelProjects projects;

    VercelDeploys(VercelApi api, VercelProjects projects) {
        this.api = api;
        this.projects = projects;
    }

    ProviderOutcome<Deploy> find(ServiceId project, DeploymentId token) {
        return list(project, PAGE)
                .flatMap(all -> all.deployments().stream()
                        .filter(d -> token.value().equals(token(d)))
                        .findFirst()
                        .<ProviderOutcome<Deploy>>map(d -> new ProviderOutcome.Answered<>(ordered(d)))
                        .orElseGet(ProviderOutcome.Missing::new));
    }

    private static String token(VercelJson.Deployment deployment) {
        return Optional.ofNullable(deployment.meta())
                .map(meta -> meta.get(TOKEN))
                .orElse("");
    }

    /** Returns the newest deployment of a project, whose logs are the project's. */
    ProviderOutcome<ProviderDeployId> newest(ServiceId project) {
        return list(project, 1)
                .flatMap(all -> all.deployments().stream()
                        .findFirst()
                        .<ProviderOutcome<ProviderDeployId>>map(d -> new ProviderOutcome.Answered<>(id(d)))
                        .orElseGet(ProviderOutcome.Missing::new));
    }

    private ProviderOutcome<VercelJson.Deployments> list(ServiceId project, int limit) {
        var query = "?projectId=" + RestApi.escaped(project.value()) + "&target=" + PRODUCTION + "&limit=" + limit;
        return api.get("/v7/deployments" + query, VercelJson.Deployments.class);
    }

    /** A deployment that was just ordered or listed is read again before anything is concluded from its state. */
    private static Deploy ordered(VercelJson.Deployment deployment) {
        return new Deploy(id(deployment), DeployState.QUEUED, "");
    }

    /** Orders a deployment; {@code forceNew}, since Vercel returns an earlier one where only variables have changed. */
    ProviderOutcome<Deploy> order(VercelJson.Project project, DeployRequest request, Marker marker, long repository) {
        var commit = request.commit().value();
        var body = new VercelJson.NewDeployment(
                project.name(),
                project.id(),
                PRODUCTION,
                new VercelJson.GitSource("github", Repository.BRANCH, repository, commit),
                Map.of(TOKEN, request.token().deployment().value(), MARKER, marker.value()),
                VercelProjects.settings(request.settings()));
        return api.call("POST", "/v13/deployments?forceNew=1&skipAutoDetectionConfirmation=1", body)
                .flatMap(answer -> answer.read(VercelJson.Deployment.class))
                .map(VercelDeploys::ordered);
    }

    ProviderOutcome<Deploy> read(ServiceId project, ProviderDeployId deploy) {
        return api.get("/v13/deployments/" + RestApi.escaped(deploy.value()), VercelJson.Deployment.class)
                .flatMap(found -> read(project, found));
    }

    private ProviderOutcome<Deploy> read(ServiceId project, VercelJson.Deployment deployment) {
        var state = Optional.ofNullable(deployment.readyState()).or(() -> Optional.ofNullable(deployment.state()));
        return switch (state.orElse("")) {
            case "QUEUED", "INITIALIZING" -> as(deployment, DeployState.QUEUED, "");
            case "BUILDING" -> as(deployment, DeployState.BUILDING, "");
            case "READY" -> ready(project, deployment);
            case "ERROR" -> as(deployment, DeployState.BUILD_FAILED, failure(deployment));
            case "BLOCKED" -> as(deployment, DeployState.BUILD_FAILED, VercelTexts.BLOCKED);
            case "CANCELED" -> as(deployment, DeployState.CANCELLED, "");
            case "DELETED" -> new ProviderOutcome.Missing<>();
            default -> as(deployment, DeployState.UNKNOWN, "");
        };
    }

    private static String failure(VercelJson.Deployment deployment) {
        return VercelTexts.failure(
                Optional.ofNullable(deployment.errorCode()).orElse(""),
                Optional.ofNullable(deployment.errorMessage()).orElse(""));
    }

    /** A build that is ready serves only once the project's addresses point to it. */
    private ProviderOutcome<Deploy> ready(ServiceId project, VercelJson.Deployment deployment) {
        var error = Optional.ofNullable(deployment.aliasError());
        if (error.isPresent()) {
            var why = error.map(VercelJson.AliasError::message).orElse("no reason");
            return as(deployment, DeployState.HEALTH_CHECK_FAILED, VercelTexts.NO_ADDRESS + why);
        }
        return PRODUCTION.equals(deployment.target()) && isAssigned(deployment)
                ? projects.raw(project).flatMap(found -> as(deployment, serving(found, deployment), ""))
                : as(deployment, DeployState.BUILDING, "");
    }

    /** An absent value, {@code false} and {@code null} say no; a time says since when. */
    private static boolean isAssigned(VercelJson.Deployment deployment) {
        return deployment.aliasAssigned() instanceof Number || Boolean.TRUE.equals(deployment.aliasAssigned());
    }

    /** An earlier deployment keeps its addresses' time of assignment: the project says which one has them now. */
    private static DeployState serving(VercelJson.Project project, VercelJson.Deployment deployment) {
        var id = id(deployment).value();
        var serving = VercelProjects.serving(project);
        if (serving.map(VercelJson.Target::id).filter(s -> !s.equals(id)).isEmpty()) {
            return DeployState.LIVE;
        }
        return Optional.ofNullable(project.lastAliasRequest())
                .filter(move -> id.equals(move.toDeploymentId()))
                .map(move -> moving(Optional.ofNullable(move.jobStatus()).orElse("")))
                .orElseGet(() -> isNewer(serving, deployment) ? DeployState.SUPERSEDED : DeployState.BUILDING);
    }

    private static boolean isNewer(Optional<VercelJson.Target> serving, VercelJson.Deployment deployment) {
        var created = Optional.ofNullable(deployment.createdAt()).orElse(0L);
        return serving.map(VercelJson.Target::createdAt).orElse(0L) > created;
    }

    private static DeployState moving(String status) {
        return switch (status) {
            case "failed", "skipped" -> DeployState.HEALTH_CHECK_FAILED;
            default -> DeployState.BUILDING;
        };
    }

    /** Cancels a build; Vercel answers 400 for one that has ended. */
    ProviderOutcome<ProviderDeployId> cancel(ProviderDeployId deploy) {
        var answer = api.call("PATCH", "/v12/deployments/" + RestApi.escaped(deploy.value()) + "/cancel")
                .map(done -> deploy);
        return answer instanceof ProviderOutcome.Rejected ? new ProviderOutcome.Answered<>(deploy) : answer;
    }

    /** Points the project's addresses to an earlier deployment, without a build. */
    ProviderOutcome<Deploy> promote(ServiceId project, ProviderDeployId target) {
        var path = "/v10/projects/" + RestApi.escaped(project.value()) + "/promote/" + RestApi.escaped(target.value());
        return api.call("POST", path).map(done -> new Deploy(target, DeployState.BUILDING, ""));
    }

    private static ProviderOutcome<Deploy> as(VercelJson.Deployment deployment, DeployState state, String detail) {
        return new ProviderOutcome.Answered<>(new Deploy(id(deployment), state, detail));
    }

    private static ProviderDeployId id(VercelJson.Deployment deployment) {
        return new ProviderDeployId(Optional.ofNullable(deployment.id())
                .or(() -> Optional.ofNullable(deployment.uid()))
                .orElse(""));
    }
}
