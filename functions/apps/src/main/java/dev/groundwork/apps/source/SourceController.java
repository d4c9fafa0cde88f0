package dev.groundwork.apps.source;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.hosting.source.SourceFinding;
import dev.groundwork.hosting.source.StoreSource;
import dev.groundwork.hosting.source.Uploads;
import dev.groundwork.http.BodyRule;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.json.JsonBody;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.FieldError;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.UploadId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The route of an app's source. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class SourceController {

    /** The largest zip: in base64 it fits into an event of Lambda (6 MB). */
    private static final int MAX_ZIP_BYTES = 4 * 1024 * 1024;

    private static final int MAX_JSON_BYTES = 256 * 1024;

    private final StoreSource storeSource;

    SourceController(StoreSource storeSource) {
        this.storeSource = storeSource;
    }

    /** Replace the source of an app by the files of a zip, or of an upload. */
    @RequestBody(
            content = {
                @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = UploadedSource.class))
            })
    @ApiResponse(
            responseCode = "200",
            description = "The source is stored as this commit.",
            content = @Content(schema = @Schema(implementation = StoredSource.class)))
    @Put("/{id}/source")
    @BodyRule(
            types = {"application/zip", MediaType.APPLICATION_JSON},
            maxBytes = MAX_ZIP_BYTES)
    HttpResponse<?> store(
            String id, @Body byte[] body, @Nullable @Header(HttpHeaders.CONTENT_TYPE) String type, Caller.User caller) {
        var app = AppId.parse(id).orElseThrow(Responses::noSuchObject);
        if (!isJson(type)) {
            return answer(storeSource.store(caller.id(), app, body));
        }
        if (body.length > MAX_JSON_BYTES) {
            return Responses.problem(
                    ProblemCode.PAYLOAD_TOO_LARGE, "A JSON body may have at most " + MAX_JSON_BYTES + " bytes.");
        }
        var request = JsonBody.of(body).read(UploadedSource::read);
        return answer(storeSource.store(caller.id(), app, request.uploadId()));
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(MediaType.APPLICATION_JSON);
    }

    private static HttpResponse<?> answer(StoreSource.Outcome outcome) {
        return switch (outcome) {
            case StoreSource.Outcome.Stored(var commit, var files, var bytes, var warnings) ->
                HttpResponse.ok(new StoredSource(commit.value(), files, bytes, warnings));
            case StoreSource.Outcome.Unsafe(var findings) -> Responses.problem(unsafe(findings));
            case StoreSource.Outcome.NoUpload() ->
                Responses.problem(Problem.invalid(List.of(new FieldError(
                        "/uploadId", "unknown_upload", "Nothing was put to the address of this upload."))));
            case StoreSource.Outcome.TooLarge() ->
                Responses.problem(
                        ProblemCode.PAYLOAD_TOO_LARGE, "An upload may have at most " + Uploads.MAX_BYTES + " bytes.");
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
     * The body of a request that names an upload.
     *
     * @param uploadId of {@code POST apps/{id}/uploads}
     */
    record UploadedSource(@Schema(type = "string") UploadId uploadId) {

        static UploadedSource read(Members body) {
            var upload = body.required("uploadId", TEXT, UploadId::parse, "invalid_id", "The id of an upload.");
            return new UploadedSource(upload.get());
        }
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
