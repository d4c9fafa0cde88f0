package dev.groundwork.apps.http;

import dev.groundwork.hosting.usecase.RestartApp;
import dev.groundwork.hosting.usecase.StartApp;
import dev.groundwork.hosting.usecase.StopApp;
import dev.groundwork.http.Caller;
import dev.groundwork.http.OptionalBody;
import dev.groundwork.http.Roles;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Stops, starts and restarts an app. Repeating is harmless. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class ControlController {

    private final StopApp stopApp;
    private final StartApp startApp;
    private final RestartApp restartApp;
    private final OptionalBody optionalBody;
    private final Answers answers;

    ControlController(
            StopApp stopApp, StartApp startApp, RestartApp restartApp, OptionalBody optionalBody, Answers answers) {
        this.optionalBody = optionalBody;
        this.stopApp = stopApp;
        this.startApp = startApp;
        this.restartApp = restartApp;
        this.answers = answers;
    }

    /** Stops. */
    @ApiResponse(
            responseCode = "202",
            description = "It is stopped, or will be.",
            content = @Content(schema = @Schema(implementation = AppJson.Status.class)))
    @Post("/{id}/stop")
    HttpResponse<?> stop(String id, Caller.User caller, HttpRequest<?> request) {
        optionalBody.read(request, AppJson.Nothing.class);
        return answers.of(request, id, app -> answers.of(request, stopApp.stop(caller.id(), app)));
    }

    /** Starts what it last served. */
    @ApiResponse(
            responseCode = "202",
            description = "It runs, or will.",
            content = @Content(schema = @Schema(implementation = AppJson.Status.class)))
    @Post("/{id}/start")
    HttpResponse<?> start(String id, Caller.User caller, HttpRequest<?> request) {
        optionalBody.read(request, AppJson.Nothing.class);
        return answers.of(request, id, app -> answers.of(request, startApp.start(caller.id(), app)));
    }

    /** Starts its process anew. */
    @ApiResponse(
            responseCode = "202",
            description = "It starts anew.",
            content = @Content(schema = @Schema(implementation = AppJson.Status.class)))
    @Post("/{id}/restart")
    HttpResponse<?> restart(String id, Caller.User caller, HttpRequest<?> request) {
        optionalBody.read(request, AppJson.Nothing.class);
        return answers.of(request, id, app -> switch (restartApp.restart(caller.id(), app)) {
            case RestartApp.Outcome.Judged(var outcome) -> answers.of(request, outcome);
            case RestartApp.Outcome.ProviderUnavailable() -> answers.providerSilent(request);
        });
    }
}
