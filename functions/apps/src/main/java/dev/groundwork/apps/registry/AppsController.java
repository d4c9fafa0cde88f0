package dev.groundwork.apps.registry;

import dev.groundwork.appregistry.AppReader;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.lifecycle.CreateApp;
import dev.groundwork.hosting.lifecycle.DeleteApp;
import dev.groundwork.http.Caller;
import dev.groundwork.http.PagedList;
import dev.groundwork.http.QueryParameters;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.json.JsonBody;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routes of the signed-in user's apps. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class AppsController {

    private final AppReader apps;
    private final CreateApp createApp;
    private final ChangeApp changeApp;
    private final DeleteApp deleteApp;
    private final AppResponses responses;

    AppsController(
            AppReader apps, CreateApp createApp, ChangeApp changeApp, DeleteApp deleteApp, AppResponses responses) {
        this.apps = apps;
        this.createApp = createApp;
        this.changeApp = changeApp;
        this.deleteApp = deleteApp;
        this.responses = responses;
    }

    /** List the apps of the signed-in user, oldest first. */
    @PagedList
    @Get
    AppPage list(QueryParameters query, Caller.User caller) {
        var paging = query.paging("apps", caller.id()).get();
        var page = apps.list(caller.id(), paging.limit(), paging.start());
        return paging.page(page.map(responses::of).items(), page.next(), AppPage::new);
    }

    /** Create an app. */
    @RequestBody(content = @Content(schema = @Schema(implementation = CreateAppRequest.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The app.",
            content = @Content(schema = @Schema(implementation = AppResponse.class)))
    @Post
    HttpResponse<?> create(JsonBody body, Caller.User caller) {
        var request = body.read(CreateAppRequest::read);
        return switch (createApp.create(caller.id(), request.name(), request.ideaId(), request.provider())) {
            case CreateApp.Outcome.Created(App app) ->
                HttpResponse.created(responses.of(app), URI.create("/api/apps/" + app.id()));
            case CreateApp.Outcome.Exists(var id) ->
                Responses.problem(Problem.of(ProblemCode.APP_EXISTS, "Use the app that the idea has.")
                        .with("appId", id.value()));
            case CreateApp.Outcome.OwnerClosed() ->
                Responses.problem(ProblemCode.UNAUTHENTICATED, "The account is deleted.");
            case CreateApp.Outcome.NotConfigured(var missing) ->
                Responses.problem(
                        ProblemCode.PROVIDER_NOT_CONFIGURED,
                        "The provider " + missing.text() + " is not configured here.");
        };
    }

    /** Read an app. */
    @ApiResponse(
            responseCode = "200",
            description = "The app.",
            content = @Content(schema = @Schema(implementation = AppResponse.class)))
    @Get("/{id}")
    HttpResponse<?> read(String id, Caller.User caller) {
        return answer(apps.find(caller.id(), AppId.parse(id).orElseThrow(Responses::noSuchObject)));
    }

    /**
     * Change the name or the build settings of an app. A member that is left out stays as it is; a build setting may be null, so that it is found
     * out from the source. The next deployment carries the change. Slug and url never change.
     */
    @RequestBody(content = @Content(schema = @Schema(implementation = AppPatch.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The app as it is now.",
            content = @Content(schema = @Schema(implementation = AppResponse.class)))
    @Patch("/{id}")
    HttpResponse<?> change(String id, JsonBody body, Caller.User caller) {
        var app = AppId.parse(id).orElseThrow(Responses::noSuchObject);
        return answer(changeApp.change(caller.id(), app, body.read(AppPatch::read)));
    }

    private HttpResponse<?> answer(Optional<App> found) {
        return found.<HttpResponse<?>>map(app -> HttpResponse.ok(responses.of(app)))
                .orElseGet(Responses::notFound);
    }

    /** Delete an app. */
    @ApiResponse(
            responseCode = "202",
            description = "The app is gone; what it has at its provider is removed next.",
            content = @Content)
    @Delete("/{id}")
    HttpResponse<?> delete(String id, Caller.User caller) {
        return deleteApp.delete(caller.id(), AppId.parse(id).orElseThrow(Responses::noSuchObject))
                ? HttpResponse.accepted()
                : Responses.notFound();
    }

    /**
     * One page of a user's apps, as an answer.
     *
     * @param nextCursor the cursor of the next page, null on the last one
     */
    @Serdeable
    record AppPage(List<AppResponse> items, @Nullable String nextCursor) {}
}
