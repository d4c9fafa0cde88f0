package dev.groundwork.apps.config;

import dev.groundwork.appregistry.AppReader;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.config.AppConfig;
import dev.groundwork.hosting.config.AppConfigReader;
import dev.groundwork.hosting.config.ChangeConfig;
import dev.groundwork.http.BodyRule;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.json.JsonBody;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.FieldError;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of an app's variables. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class ConfigController {

    /** More than all variables of an app take as JSON, so that a value that is too large is told from a body that is. */
    private static final int MAX_BODY_BYTES = 2 * 1024 * 1024;

    private final AppReader apps;
    private final AppConfigReader configs;
    private final ChangeConfig changeConfig;

    ConfigController(AppReader apps, AppConfigReader configs, ChangeConfig changeConfig) {
        this.apps = apps;
        this.configs = configs;
        this.changeConfig = changeConfig;
    }

    /** Read the variables of an app, without their values. */
    @ApiResponse(
            responseCode = "200",
            description = "The variables.",
            content = @Content(schema = @Schema(implementation = ConfigResponse.class)))
    @Get("/{id}/config")
    HttpResponse<?> read(String id, Caller.User caller) {
        return apps.find(caller.id(), AppId.parse(id).orElseThrow(Responses::noSuchObject))
                .<HttpResponse<?>>map(app -> HttpResponse.ok(answer(app, configs.read(app.id()))))
                .orElseGet(Responses::notFound);
    }

    /** Set or remove variables of an app; all or none. The next deployment carries them. */
    @RequestBody(content = @Content(schema = @Schema(implementation = ChangeConfigRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "All variables as they are now.",
            content = @Content(schema = @Schema(implementation = ConfigResponse.class)))
    @Put("/{id}/config")
    @BodyRule(maxBytes = MAX_BODY_BYTES)
    HttpResponse<?> change(String id, JsonBody body, Caller.User caller) {
        var app = AppId.parse(id).orElseThrow(Responses::noSuchObject);
        return switch (changeConfig.change(caller.id(), app, body.read(ChangeConfigRequest::read))) {
            case ChangeConfig.Outcome.Changed(var found, var config) -> HttpResponse.ok(answer(found, config));
            case ChangeConfig.Outcome.Invalid(var refusals) -> Responses.problem(invalid(refusals));
            case ChangeConfig.Outcome.NotFound() -> Responses.notFound();
        };
    }

    private ConfigResponse answer(App app, AppConfig config) {
        long carried = app.serving()
                .build()
                .map(build -> configs.carriedBy(app.id(), build))
                .orElse(0L);
        return ConfigResponse.of(config, config.version() != carried);
    }

    private static Problem invalid(List<ChangeConfig.Refusal> refusals) {
        var errors = refusals.stream()
                .map(r -> new FieldError(pointer(r.name()), r.code(), r.detail()))
                .toList();
        return new Problem(
                ProblemCode.INVALID_VARIABLE,
                "Nothing was changed. See errors for each variable.",
                errors,
                Map.of(),
                Optional.empty());
    }

    /** RFC 6901 section 3; a name that no answer could carry shows the replacement character. */
    private static String pointer(String name) {
        var writable = name.replaceAll("\\p{Cs}", "\uFFFD");
        return "/variables"
                + (name.isEmpty() ? "" : "/" + writable.replace("~", "~0").replace("/", "~1"));
    }
}
