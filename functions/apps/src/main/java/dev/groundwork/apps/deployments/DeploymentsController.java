package dev.groundwork.apps.deployments;

import dev.groundwork.appregistry.AppReader;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.apps.AppProblems;
import dev.groundwork.hosting.deployment.RequestDeployment;
import dev.groundwork.http.Caller;
import dev.groundwork.http.OptionalKey;
import dev.groundwork.http.PagedList;
import dev.groundwork.http.Paging;
import dev.groundwork.http.QueryParameters;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.json.JsonBody;
import dev.groundwork.json.NoMembers;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes of an app's deployments. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class DeploymentsController {

    private final AppReader apps;
    private final RequestDeployment requestDeployment;

    DeploymentsController(AppReader apps, RequestDeployment requestDeployment) {
        this.apps = apps;
        this.requestDeployment = requestDeployment;
    }

    /** Deploy the newest source of an app. The same optional Idempotency-Key gives the first answer again. */
    @ApiResponse(
            responseCode = "202",
            description = "The deployment is reserved.",
            content = @Content(schema = @Schema(implementation = Reserved.class)))
    @Post("/{id}/deploy")
    HttpResponse<?> deploy(String id, OptionalKey key, JsonBody body, Caller.User caller) {
        body.readOptional(NoMembers::read);
        return switch (requestDeployment.request(
                caller.id(), AppId.parse(id).orElseThrow(Responses::noSuchObject), key.key())) {
            case RequestDeployment.Outcome.Reserved(var deployment) -> reserved(deployment);
            case RequestDeployment.Outcome.Replayed(var deployment) -> Responses.replayed(reserved(deployment));
            case RequestDeployment.Outcome.Active(var deployment) ->
                Responses.problem(Problem.of(ProblemCode.DEPLOYMENT_ACTIVE, "Wait until it has ended.")
                        .with("deploymentId", deployment.value()));
            case RequestDeployment.Outcome.NoSource() ->
                Responses.problem(ProblemCode.NO_SOURCE, "Upload a source first.");
            case RequestDeployment.Outcome.InsufficientCredits(var required, var available) ->
                AppProblems.insufficientCredits(required, available);
            case RequestDeployment.Outcome.NotFound() -> Responses.notFound();
        };
    }

    private static MutableHttpResponse<Reserved> reserved(DeploymentId deployment) {
        return HttpResponse.<Reserved>accepted()
                .body(new Reserved(deployment.value(), Deployment.Status.PENDING.text()));
    }

    /** List the deployments of an app, newest first. */
    @PagedList
    @ApiResponse(
            responseCode = "200",
            description = "The deployments, newest first.",
            content = @Content(schema = @Schema(implementation = DeploymentPage.class)))
    @Get("/{id}/deployments")
    HttpResponse<?> list(String id, QueryParameters query, Caller.User caller) {
        var app = AppId.parse(id).orElseThrow(Responses::noSuchObject);
        var paging = query.paging("deployments of " + app, caller.id()).get();
        return apps.find(caller.id(), app)
                .<HttpResponse<?>>map(found -> HttpResponse.ok(page(found, paging)))
                .orElseGet(Responses::notFound);
    }

    private DeploymentPage page(App app, Paging paging) {
        var page = apps.deployments(app.id(), paging.limit(), paging.start());
        return paging.page(page.map(DeploymentResponse::of).items(), page.next(), DeploymentPage::new);
    }

    /** Read a deployment of an app. */
    @ApiResponse(
            responseCode = "200",
            description = "The deployment.",
            content = @Content(schema = @Schema(implementation = DeploymentResponse.class)))
    @Get("/{id}/deployments/{deploymentId}")
    HttpResponse<?> read(String id, String deploymentId, Caller.User caller) {
        return apps.find(caller.id(), AppId.parse(id).orElseThrow(Responses::noSuchObject))
                .flatMap(app -> apps.deployment(
                        app.id(), DeploymentId.parse(deploymentId).orElseThrow(Responses::noSuchObject)))
                .<HttpResponse<?>>map(found -> HttpResponse.ok(DeploymentResponse.of(found)))
                .orElseGet(Responses::notFound);
    }

    /** A deployment that was just reserved, as an answer. */
    @Serdeable
    record Reserved(String deploymentId, String status) {}

    /**
     * One page of an app's deployments, as an answer.
     *
     * @param nextCursor the cursor of the next page, null on the last one
     */
    @Serdeable
    record DeploymentPage(
            List<DeploymentResponse> items, @Nullable String nextCursor) {}
}
