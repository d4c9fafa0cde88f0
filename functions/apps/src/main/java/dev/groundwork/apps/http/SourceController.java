package dev.groundwork.apps.http;

import dev.groundwork.hosting.domain.SourceFinding;
import dev.groundwork.hosting.usecase.StoreSource;
import dev.groundwork.http.BodyRule;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.FieldError;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The source of an app. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class SourceController {

    /** What of a zip fits, in base64, into an event of Lambda (6 MB). */
    private static final int MAX_ZIP_BYTES = 4 * 1024 * 1024;

    private final StoreSource storeSource;
    private final Answers answers;

    SourceController(StoreSource storeSource, Answers answers) {
        this.storeSource = storeSource;
        this.answers = answers;
    }

    /** Makes a zip the whole source. */
    @ApiResponse(
            responseCode = "200",
            description = "The source is stored as this commit.",
            content = @Content(schema = @Schema(implementation = AppJson.Stored.class)))
    @Put("/{id}/source")
    @BodyRule(types = "application/zip", maxBytes = MAX_ZIP_BYTES)
    HttpResponse<?> store(String id, @Body byte[] zip, Caller.User caller, HttpRequest<?> request) {
        return answers.of(request, id, app -> switch (storeSource.store(caller.id(), app, zip)) {
            case StoreSource.Outcome.Stored(var commit, var files, var bytes, var warnings) ->
                HttpResponse.ok(new AppJson.Stored(commit.value(), files, bytes, warnings));
            case StoreSource.Outcome.Unsafe(var findings) -> answers.problem(request, unsafe(findings));
            case StoreSource.Outcome.NotFound() -> answers.notFound(request);
        });
    }

    private static Problem unsafe(List<SourceFinding> findings) {
        var errors = findings.stream()
                .map(f -> new FieldError(f.entry(), f.code(), f.detail()))
                .toList();
        return new Problem(
                ProblemCode.SOURCE_UNSAFE,
                "Nothing was stored. See errors for each entry.",
                errors,
                Map.of(),
                Optional.empty());
    }
}
