package dev.groundwork.apps.http;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppName;
import dev.groundwork.appregistry.model.IdeaId;
import dev.groundwork.appregistry.model.ProviderName;
import dev.groundwork.hosting.usecase.CreateApp;
import dev.groundwork.hosting.usecase.DeleteApp;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Fields;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller's apps. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class AppsController {

    private final AppRegistry registry;
    private final CreateApp createApp;
    private final DeleteApp deleteApp;
    private final AppBodies bodies;
    private final Answers answers;

    AppsController(AppRegistry registry, CreateApp createApp, DeleteApp deleteApp, AppBodies bodies, Answers answers) {
        this.registry = registry;
        this.createApp = createApp;
        this.deleteApp = deleteApp;
        this.bodies = bodies;
        this.answers = answers;
    }

    /** Lists the apps, oldest first. */
    @Get
    AppJson.AppPage list(@Nullable @QueryValue String limit, @Nullable @QueryValue String cursor, Caller.User caller) {
        var query = new Query(caller.id(), "apps");
        var page = registry.list(caller.id(), Query.limit(limit), query.start(cursor));
        return new AppJson.AppPage(
                page.items().stream().map(bodies::of).toList(),
                query.next(page.next()).orElse(null));
    }

    /** Gives an idea its app. */
    @ApiResponse(
            responseCode = "201",
            description = "The app.",
            content = @Content(schema = @Schema(implementation = AppJson.AppBody.class)))
    @Post
    HttpResponse<?> create(@Body AppJson.Create body, Caller.User caller, HttpRequest<?> request) {
        var fields = new Fields();
        var name = fields.required(
                "/name", body.name(), AppName::parse, "invalid_name", "1 to 80 characters, no control characters.");
        var idea = fields.required(
                "/ideaId", body.ideaId(), IdeaId::parse, "invalid_idea_id", "1 to 128 of A-Z, a-z, 0-9, _ and -.");
        var provider = Optional.ofNullable(body.provider())
                .flatMap(p -> fields.required(
                        "/provider", p, ProviderName::parse, "unknown_value", "railway, render, vercel or local."));
        fields.throwIfAny();
        return switch (createApp.create(caller.id(), name.orElseThrow(), idea.orElseThrow(), provider)) {
            case CreateApp.Outcome.Created(App app) ->
                HttpResponse.created(bodies.of(app), URI.create("/api/apps/" + app.id()));
            case CreateApp.Outcome.Exists(var id) ->
                answers.problem(
                        request,
                        Problem.of(ProblemCode.APP_EXISTS, "Use the app that the idea has.")
                                .with("appId", id.value()));
            case CreateApp.Outcome.OwnerClosed() ->
                answers.problem(request, Problem.of(ProblemCode.UNAUTHENTICATED, "The account is deleted."));
            case CreateApp.Outcome.NotConfigured(var missing) ->
                answers.problem(
                        request,
                        Problem.of(
                                ProblemCode.PROVIDER_NOT_CONFIGURED,
                                "The provider " + missing.text() + " is not configured here."));
        };
    }

    /** Reads an app. */
    @ApiResponse(
            responseCode = "200",
            description = "The app.",
            content = @Content(schema = @Schema(implementation = AppJson.AppBody.class)))
    @Get("/{id}")
    HttpResponse<?> read(String id, Caller.User caller, HttpRequest<?> request) {
        return answers.of(
                request,
                id,
                app -> registry.find(caller.id(), app)
                        .<HttpResponse<?>>map(found -> HttpResponse.ok(bodies.of(found)))
                        .orElseGet(() -> answers.notFound(request)));
    }

    /** Deletes an app. */
    @ApiResponse(
            responseCode = "202",
            description = "The app is gone; what it has at its provider goes next.",
            content = @Content)
    @Delete("/{id}")
    HttpResponse<?> delete(String id, Caller.User caller, HttpRequest<?> request) {
        return answers.of(
                request,
                id,
                app -> deleteApp.delete(caller.id(), app) ? HttpResponse.accepted() : answers.notFound(request));
    }
}
