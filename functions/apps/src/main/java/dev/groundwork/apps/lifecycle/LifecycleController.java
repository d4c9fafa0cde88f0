package dev.groundwork.apps.lifecycle;

import dev.groundwork.apps.AppProblems;
import dev.groundwork.hosting.lifecycle.LifecycleOutcome;
import dev.groundwork.hosting.lifecycle.RestartApp;
import dev.groundwork.hosting.lifecycle.StartApp;
import dev.groundwork.hosting.lifecycle.StopApp;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.json.JsonBody;
import dev.groundwork.json.NoMembers;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.UserId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.function.BiFunction;

/** The routes that stop, start and restart an app. Each is safe to repeat. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class LifecycleController {

    private final StopApp stopApp;
    private final StartApp startApp;
    private final RestartApp restartApp;

    LifecycleController(StopApp stopApp, StartApp startApp, RestartApp restartApp) {
        this.stopApp = stopApp;
        this.startApp = startApp;
        this.restartApp = restartApp;
    }

    /** Stop an app. */
    @ApiResponse(
            responseCode = "202",
            description = "The app is stopped, or will be.",
            content = @Content(schema = @Schema(implementation = Status.class)))
    @Post("/{id}/stop")
    HttpResponse<?> stop(String id, JsonBody body, Caller.User caller) {
        return answer(stopApp::stop, id, body, caller);
    }

    /** Start an app from what it last served. */
    @ApiResponse(
            responseCode = "202",
            description = "The app runs, or will.",
            content = @Content(schema = @Schema(implementation = Status.class)))
    @Post("/{id}/start")
    HttpResponse<?> start(String id, JsonBody body, Caller.User caller) {
        return answer(startApp::start, id, body, caller);
    }

    /** Restart the process of an app. */
    @ApiResponse(
            responseCode = "202",
            description = "The app restarts.",
            content = @Content(schema = @Schema(implementation = Status.class)))
    @Post("/{id}/restart")
    HttpResponse<?> restart(String id, JsonBody body, Caller.User caller) {
        return answer(restartApp::restart, id, body, caller);
    }

    private static HttpResponse<?> answer(
            BiFunction<UserId, AppId, LifecycleOutcome> change, String id, JsonBody body, Caller.User caller) {
        body.readOptional(NoMembers::read);
        return switch (change.apply(caller.id(), AppId.parse(id).orElseThrow(Responses::noSuchObject))) {
            case LifecycleOutcome.Accepted(var status) ->
                HttpResponse.accepted().body(new Status(status.text()));
            case LifecycleOutcome.NotDeployed() -> Responses.problem(ProblemCode.NOT_DEPLOYED, "Deploy the app first.");
            case LifecycleOutcome.Unsupported(var alternatives) -> AppProblems.unsupported(alternatives);
            case LifecycleOutcome.InsufficientCredits(var required, var available) ->
                AppProblems.insufficientCredits(required, available);
            case LifecycleOutcome.ProviderUnavailable() -> AppProblems.providerUnavailable();
            case LifecycleOutcome.NotFound() -> Responses.notFound();
        };
    }

    /** The status of an app, as an answer. */
    @Serdeable
    record Status(String status) {}
}
