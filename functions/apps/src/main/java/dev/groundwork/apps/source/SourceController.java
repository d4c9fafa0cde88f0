package dev.groundwork.apps.source;

import dev.groundwork.hosting.source.SourceFinding;
import dev.groundwork.hosting.source.StoreSource;
import dev.groundwork.http.BodyRule;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.FieldError;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The route of an app's source. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class SourceController {

    /** The largest zip: in base64 it fits into an event of Lambda (6 MB). */
    private static final int MAX_ZIP_BYTES = 4 * 1024 * 1024;

    private final StoreSource storeSource;

    SourceController(StoreSource storeSource) {
        this.storeSource = storeSource;
    }

    /** Replace the source of an app by the files of a zip. */
    @ApiResponse(
            responseCode = "200",
            description = "The source is stored as this commit.",
            content = @Content(schema = @Schema(implementation = StoredSource.class)))
    @Put("/{id}/source")
    @BodyRule(types = "application/zip", maxBytes = MAX_ZIP_BYTES)
    HttpResponse<?> store(String id, @Body byte[] zip, Caller.User caller) {
        return switch (storeSource.store(caller.id(), AppId.parse(id).orElseThrow(Responses::noSuchObject), zip)) {
            case StoreSource.Outcome.Stored(var commit, var files, var bytes, var warnings) ->
                HttpResponse.ok(new StoredSource(commit.value(), files, bytes, warnings));
            case StoreSource.Outcome.Unsafe(var findings) -> Responses.problem(unsafe(findings));
            case StoreSource.Outcome.NotFound() -> Responses.notFound();
        };
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

    /**
     * A source that was stored, as an answer.
     *
     * @param commit the commit of the app's repository that holds it
     * @param files the number of files
     * @param bytes the size of all files together
     * @param warnings hints for the owner
     */
    @Serdeable
    record StoredSource(String commit, int files, long bytes, List<String> warnings) {}
}
