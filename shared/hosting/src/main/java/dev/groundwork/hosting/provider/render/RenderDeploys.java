package dev.groundwork.hosting.provider.render;

import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.DeployRequest;
import dev.groundwork.hosting.provider.DeployToken;
import dev.groundwork.hosting.provider.HostingProvider.Deploy;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.rest.RestAnswer;
import dev.groundwork.hosting.provider.rest.RestApi;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deployments at Render. It keeps no text of ours on them: ours is the oldest that is newer than the newest one before. A deployment that
 * Render has queued without telling its id has the id {@code after:<previous>} until it is found so.
 */
final class RenderDeploys {

    private static final String AFTER = "after:";
    private static final int PAGE = 100;

    /** The triggers of others: a person in the dashboard, a push, Render itself. */
    private static final Set<String> NOT_OURS =
            Set.of("manual", "new_commit", "deploy_hook", "blueprint_sync", "deployed_by_render", "service_updated");

    private final RestApi calls;

    RenderDeploys(RestApi calls) {
        this.calls = calls;
    }

    /** Returns the newest deployment of a service, whoever caused it. */
    ProviderOutcome<Optional<ProviderDeployId>> newest(ServiceId service) {
        return newestFirst(service).map(all -> all.stream().findFirst().map(d -> new ProviderDeployId(d.id())));
    }

    /** Finds ours: the oldest that is newer than the newest one before it was ordered. */
    ProviderOutcome<Deploy> find(ServiceId service, Optional<ProviderDeployId> previous) {
        return newestFirst(service)
                .flatMap(all -> all.stream()
                        .takeWhile(d ->
                                previous.filter(p -> p.value().equals(d.id())).isEmpty())
                        .filter(d -> !NOT_OURS.contains(
                                Optional.ofNullable(d.trigger()).orElse("")))
                        .reduce((newer, older) -> older)
                        .<ProviderOutcome<Deploy>>map(d -> new ProviderOutcome.Answered<>(read(d)))
                        .orElseGet(ProviderOutcome.Missing::new));
    }

    /**
     * Returns the deployment that Render began by itself when it created the service, if it is the only one, builds this commit and has not
     * ended badly.
     */
    ProviderOutcome<Deploy> first(ServiceId service, DeployRequest request) {
        return newestFirst(service)
                .flatMap(all -> all.size() == 1 && isFirst(all.getFirst(), request)
                        ? new ProviderOutcome.Answered<>(read(all.getFirst()))
                        : new ProviderOutcome.Missing<>());
    }

    private static boolean isFirst(RenderJson.Deploy only, DeployRequest request) {
        var commit = Optional.ofNullable(only.commit()).map(RenderJson.Commit::id);
        return request.token()
                        .previous()
                        .filter(p -> p.value().equals(only.id()))
                        .isPresent()
                && commit.filter(request.commit().value()::equals).isPresent()
                && Set.of(DeployState.QUEUED, DeployState.BUILDING, DeployState.LIVE)
                        .contains(state(only.status()));
    }

    /** Orders a deployment of a commit. */
    ProviderOutcome<Deploy> order(ServiceId service, DeployRequest request) {
        var body = new RenderJson.NewDeploy(request.commit().value());
        return ordered(calls.call("POST", RenderApi.path(service) + "/deploys", body), service, request.token());
    }

    /** Orders the artifact of an earlier deployment. */
    ProviderOutcome<Deploy> rollback(ServiceId service, ProviderDeployId target, DeployToken token) {
        return resolved(service, target)
                .flatMap(id -> ordered(
                        calls.call("POST", RenderApi.path(service) + "/rollback", new RenderJson.Rollback(id.value())),
                        service,
                        token));
    }

    private ProviderOutcome<Deploy> ordered(ProviderOutcome<RestAnswer> answer, ServiceId service, DeployToken token) {
        return answer.flatMap(a -> a.isAccepted()
                ? queued(service, token)
                : a.read(RenderJson.Deploy.class).map(RenderDeploys::read));
    }

    /** 202: the deployment waits behind another one, and the answer does not name it. */
    private ProviderOutcome<Deploy> queued(ServiceId service, DeployToken token) {
        var found = find(service, token.previous());
        return found instanceof ProviderOutcome.Answered
                ? found
                : new ProviderOutcome.Answered<>(new Deploy(after(token.previous()), DeployState.QUEUED, ""));
    }

    private static ProviderDeployId after(Optional<ProviderDeployId> previous) {
        return new ProviderDeployId(
                AFTER + previous.map(ProviderDeployId::value).orElse(""));
    }

    ProviderOutcome<Deploy> read(ServiceId service, ProviderDeployId deploy) {
        return deploy.value().startsWith(AFTER)
                ? find(service, previous(deploy))
                : calls.get(RenderApi.path(service, deploy), RenderJson.Deploy.class)
                        .map(RenderDeploys::read);
    }

    private static Optional<ProviderDeployId> previous(ProviderDeployId deploy) {
        return Optional.of(deploy.value().substring(AFTER.length()))
                .filter(id -> !id.isEmpty())
                .map(ProviderDeployId::new);
    }

    /** Cancels a deployment; one that has ended stays as it is, which is read where Render refuses. */
    ProviderOutcome<ProviderDeployId> cancel(ServiceId service, ProviderDeployId deploy) {
        return resolved(service, deploy).flatMap(id -> {
            var answer =
                    calls.call("POST", RenderApi.path(service, id) + "/cancel").map(done -> deploy);
            return answer instanceof ProviderOutcome.Rejected
                    ? read(service, id)
                            .flatMap(found -> isUnderWay(found) ? answer : new ProviderOutcome.Answered<>(deploy))
                    : answer;
        });
    }

    /** Returns true if a deployment waits or is being built. */
    static boolean isUnderWay(Deploy deploy) {
        return deploy.state() == DeployState.QUEUED || deploy.state() == DeployState.BUILDING;
    }

    private ProviderOutcome<ProviderDeployId> resolved(ServiceId service, ProviderDeployId deploy) {
        return deploy.value().startsWith(AFTER)
                ? find(service, previous(deploy)).map(Deploy::id)
                : new ProviderOutcome.Answered<>(deploy);
    }

    private ProviderOutcome<List<RenderJson.Deploy>> newestFirst(ServiceId service) {
        return calls.get(RenderApi.path(service) + "/deploys?limit=" + PAGE, RenderJson.DeployItem[].class)
                .map(items ->
                        Arrays.stream(items).map(RenderJson.DeployItem::deploy).toList());
    }

    static Deploy read(RenderJson.Deploy deploy) {
        var state = state(deploy.status());
        return new Deploy(new ProviderDeployId(deploy.id()), state, detail(deploy.status()));
    }

    private static DeployState state(@Nullable String status) {
        return switch (status) {
            case "created", "queued" -> DeployState.QUEUED;
            case "build_in_progress", "pre_deploy_in_progress", "update_in_progress" -> DeployState.BUILDING;
            case "live" -> DeployState.LIVE;
            case "build_failed", "pre_deploy_failed" -> DeployState.BUILD_FAILED;
            case "update_failed" -> DeployState.HEALTH_CHECK_FAILED;
            case "deactivated" -> DeployState.SUPERSEDED;
            case "canceled" -> DeployState.CANCELLED;
            case null, default -> DeployState.UNKNOWN;
        };
    }

    private static String detail(@Nullable String status) {
        return switch (status) {
            case "build_failed" -> "The build failed at Render. The end of the build log says why.";
            case "pre_deploy_failed" -> "The command before the deployment failed at Render. The build log says why.";
            case "update_failed" ->
                "The build did not become ready at Render: its process ended, or nothing listened on PORT in time. The"
                        + " runtime log says why.";
            case null, default -> "";
        };
    }
}
