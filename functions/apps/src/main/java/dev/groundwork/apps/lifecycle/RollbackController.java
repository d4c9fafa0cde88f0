package dev.groundwork.apps.lifecycle;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.apps.AppProblems;
import dev.groundwork.hosting.lifecycle.RollbackApp;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.json.JsonBody;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;

/** The route that brings back an earlier deployment. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class RollbackController {

    /** A rollback changes what runs, never what it has stored. */
    private static final List<String> WARNINGS = List.of("data_not_rolled_back");

    private final RollbackApp rollbackApp;

    RollbackController(RollbackApp rollbackApp) {
        this.rollbackApp = rollbackApp;
    }

    /** Bring back what an earlier deployment built, by default the one before the one that serves. Data of the app stays as it is. */
    @RequestBody(content = @Content(schema = @Schema(implementation = RollbackBody.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The deployment that brings it back is reserved.",
            content = @Content(schema = @Schema(implementation = Reserved.class)))
    @Post("/{id}/rollback")
    HttpResponse<?> rollback(String id, JsonBody body, Caller.User caller) {
        var target = body.readOptional(RollbackBody::read).flatMap(RollbackBody::deploymentId);
        return switch (rollbackApp.rollback(
                caller.id(), AppId.parse(id).orElseThrow(Responses::noSuchObject), target)) {
            case RollbackApp.Outcome.Reserved(var deployment) ->
                HttpResponse.accepted()
                        .body(new Reserved(deployment.value(), Deployment.Status.PENDING.text(), WARNINGS));
            case RollbackApp.Outcome.Active(var deployment) ->
                Responses.problem(Problem.of(ProblemCode.DEPLOYMENT_ACTIVE, "Wait until it has ended.")
                        .with("deploymentId", deployment.value()));
            case RollbackApp.Outcome.NotRollbackable() ->
                Responses.problem(
                        ProblemCode.NOT_ROLLBACKABLE,
                        "Name a deployment that has served, was built, and does not serve now.");
            case RollbackApp.Outcome.Unsupported(var alternatives) -> AppProblems.unsupported(alternatives);
            case RollbackApp.Outcome.InsufficientCredits(var required, var available) ->
                AppProblems.insufficientCredits(required, available);
            case RollbackApp.Outcome.NotFound() -> Responses.notFound();
        };
    }

    /**
     * The body of a request to roll back.
     *
     * @param deploymentId the deployment to bring back; the one before the one that serves if left out
     */
    record RollbackBody(
            @Schema(type = "string", nullable = true) Optional<DeploymentId> deploymentId) {

        static RollbackBody read(Members body) {
            return new RollbackBody(
                    body.optional("deploymentId", TEXT, DeploymentId::parse, "invalid_id", "The id of a deployment.")
                            .get());
        }
    }

    /** A rollback that was just reserved, as an answer. */
    @Serdeable
    record Reserved(String deploymentId, String status, List<String> warnings) {}
}
