package dev.groundwork.apps.http;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.usecase.RequestDeployment;
import dev.groundwork.http.Caller;
import dev.groundwork.http.OptionalBody;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;

/** The deployments of an app. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class DeploymentsController {

    private static final String PENDING = "pending";

    private final AppRegistry registry;
    private final RequestDeployment requestDeployment;
    private final OptionalBody optionalBody;
    private final Answers answers;

    DeploymentsController(
            AppRegistry registry, RequestDeployment requestDeployment, OptionalBody optionalBody, Answers answers) {
        this.optionalBody = optionalBody;
        this.registry = registry;
        this.requestDeployment = requestDeployment;
        this.answers = answers;
    }

    /** Deploys the newest source; the same optional Idempotency-Key gives the first answer again. */
    @ApiResponse(
            responseCode = "202",
            description = "The deployment is under way.",
            content = @Content(schema = @Schema(implementation = AppJson.Deploying.class)))
    @Post("/{id}/deploy")
    HttpResponse<?> deploy(String id, Caller.User caller, HttpRequest<?> request) {
        optionalBody.read(request, AppJson.Nothing.class);
        var key = Query.idempotencyKey(request);
        return answers.of(request, id, app -> switch (requestDeployment.request(caller.id(), app, key)) {
            case RequestDeployment.Outcome.Reserved(var deployment) -> reserved(deployment);
            case RequestDeployment.Outcome.Replayed(var deployment) ->
                reserved(deployment).header("Idempotent-Replayed", "true");
            case RequestDeployment.Outcome.Active(var deployment) ->
                answers.problem(
                        request,
                        Problem.of(ProblemCode.DEPLOYMENT_ACTIVE, "Wait until it has ended.")
                                .with("deploymentId", deployment.value()));
            case RequestDeployment.Outcome.NoSource() ->
                answers.problem(request, Problem.of(ProblemCode.NO_SOURCE, "Upload a source first."));
            case RequestDeployment.Outcome.InsufficientCredits(var required, var available) ->
                answers.insufficientCredits(request, required, available);
            case RequestDeployment.Outcome.NotFound() -> answers.notFound(request);
        });
    }

    private static MutableHttpResponse<?> reserved(DeploymentId deployment) {
        return HttpResponse.accepted().body(new AppJson.Deploying(deployment.value(), PENDING));
    }

    /** Lists the deployments, newest first. */
    @ApiResponse(
            responseCode = "200",
            description = "The deployments, newest first.",
            content = @Content(schema = @Schema(implementation = AppJson.DeploymentPage.class)))
    @Get("/{id}/deployments")
    HttpResponse<?> list(
            String id,
            @Nullable @QueryValue String limit,
            @Nullable @QueryValue String cursor,
            Caller.User caller,
            HttpRequest<?> request) {
        return answers.of(
                request,
                id,
                app -> registry.find(caller.id(), app)
                        .<HttpResponse<?>>map(found -> HttpResponse.ok(page(found, limit, cursor)))
                        .orElseGet(() -> answers.notFound(request)));
    }

    private AppJson.DeploymentPage page(App app, @Nullable String limit, @Nullable String cursor) {
        var query = new Query(app.owner(), "deployments of " + app.id());
        var page = registry.deployments(app.id(), Query.limit(limit), query.start(cursor));
        return new AppJson.DeploymentPage(
                page.items().stream().map(AppJson.DeploymentBody::of).toList(),
                query.next(page.next()).orElse(null));
    }

    /** Reads a deployment. */
    @ApiResponse(
            responseCode = "200",
            description = "The deployment.",
            content = @Content(schema = @Schema(implementation = AppJson.DeploymentBody.class)))
    @Get("/{id}/deployments/{deploymentId}")
    HttpResponse<?> read(String id, String deploymentId, Caller.User caller, HttpRequest<?> request) {
        return answers.of(
                request,
                id,
                app -> registry.find(caller.id(), app)
                        .flatMap(found -> DeploymentId.parse(deploymentId))
                        .flatMap(wanted -> registry.deployment(app, wanted))
                        .<HttpResponse<?>>map(found -> HttpResponse.ok(AppJson.DeploymentBody.of(found)))
                        .orElseGet(() -> answers.notFound(request)));
    }
}
