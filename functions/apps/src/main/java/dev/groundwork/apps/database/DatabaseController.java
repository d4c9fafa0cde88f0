package dev.groundwork.apps.database;

import dev.groundwork.appregistry.AppReader;
import dev.groundwork.appregistry.database.DatabaseReader;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.apps.AppProblems;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.json.JsonBody;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.ProductClock;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The routes of an app's database. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class DatabaseController {

    private final AppReader apps;
    private final DatabaseReader databases;
    private final RequestDatabase requestDatabase;
    private final RemoveDatabase removeDatabase;
    private final ProductClock clock;

    DatabaseController(
            AppReader apps,
            DatabaseReader databases,
            RequestDatabase requestDatabase,
            RemoveDatabase removeDatabase,
            ProductClock clock) {
        this.apps = apps;
        this.databases = databases;
        this.requestDatabase = requestDatabase;
        this.removeDatabase = removeDatabase;
        this.clock = clock;
    }

    /**
     * Ask for the database of an app. Its address becomes the variable DATABASE_URL, which the next deployment carries. Repeated: the same one;
     * a removed one is there again with what is in it until its expiresAt, and one that has failed is tried again.
     */
    @RequestBody(content = @Content(schema = @Schema(implementation = DatabaseRequest.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The app has this database, or will have it.",
            content = @Content(schema = @Schema(implementation = DatabaseResponse.class)))
    @Post("/{id}/database")
    HttpResponse<?> request(String id, JsonBody body, Caller.User caller) {
        var request = body.readOptional(DatabaseRequest::read).orElseGet(DatabaseRequest::none);
        var app = AppId.parse(id).orElseThrow(Responses::noSuchObject);
        return switch (requestDatabase.request(caller.id(), app, request.engine())) {
            case RequestDatabase.Outcome.Accepted(var database) ->
                HttpResponse.accepted().body(DatabaseResponse.of(database));
            case RequestDatabase.Outcome.VariableExists() ->
                Responses.problem(
                        ProblemCode.VARIABLE_EXISTS, "The app has its own DATABASE_URL, which is not overwritten.");
            case RequestDatabase.Outcome.Unsupported(var alternatives) -> AppProblems.unsupported(alternatives);
            case RequestDatabase.Outcome.ProviderUnavailable() -> AppProblems.providerUnavailable();
            case RequestDatabase.Outcome.NotFound() -> Responses.notFound();
        };
    }

    /** Read the database of an app. */
    @ApiResponse(
            responseCode = "200",
            description = "The database.",
            content = @Content(schema = @Schema(implementation = DatabaseResponse.class)))
    @Get("/{id}/database")
    HttpResponse<?> read(String id, Caller.User caller) {
        return databases
                .find(app(id, caller).id())
                .filter(database -> !database.isGone(clock.instant()))
                .<HttpResponse<?>>map(database -> HttpResponse.ok(DatabaseResponse.of(database)))
                .orElseGet(Responses::notFound);
    }

    /** Remove the database of an app. It works on until its expiresAt, seven days later; a POST until then keeps it. */
    @RequestBody(content = @Content(schema = @Schema(implementation = RemovalRequest.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The database, which is gone at its expiresAt.",
            content = @Content(schema = @Schema(implementation = DatabaseResponse.class)))
    @Delete("/{id}/database")
    HttpResponse<?> remove(String id, JsonBody body, Caller.User caller) {
        var app = app(id, caller);
        body.read(members -> RemovalRequest.read(members, app.identity().slug()));
        return removeDatabase
                .remove(app.id())
                .<HttpResponse<?>>map(database -> HttpResponse.accepted().body(DatabaseResponse.of(database)))
                .orElseGet(Responses::notFound);
    }

    private App app(String id, Caller.User caller) {
        return AppId.parse(id).flatMap(app -> apps.find(caller.id(), app)).orElseThrow(Responses::noSuchObject);
    }
}
