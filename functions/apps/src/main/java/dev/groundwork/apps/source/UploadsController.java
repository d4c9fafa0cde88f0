package dev.groundwork.apps.source;

import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.json.JsonBody;
import dev.groundwork.json.NoMembers;
import dev.groundwork.kernel.AppId;
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

/** The routes that give addresses for sources that are too large for a request. An id is good for whom it was given to. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
final class UploadsController {

    private final StartUpload startUpload;

    UploadsController(StartUpload startUpload) {
        this.startUpload = startUpload;
    }

    /** Get an address for a large source of an app. PUT the zip there within 15 minutes, then PUT source with the uploadId. */
    @ApiResponse(
            responseCode = "200",
            description = "The address.",
            content = @Content(schema = @Schema(implementation = NewUpload.class)))
    @Post("/{id}/uploads")
    @Secured(Roles.USER)
    HttpResponse<?> create(String id, JsonBody body, Caller.User caller) {
        body.readOptional(NoMembers::read);
        return startUpload
                .forApp(caller.id(), AppId.parse(id).orElseThrow(Responses::noSuchObject))
                .<HttpResponse<?>>map(started -> HttpResponse.ok(NewUpload.of(started)))
                .orElseGet(Responses::notFound);
    }

    /** Get an address for the source of a build. PUT the zip there within 15 minutes, then name the uploadId in build.completed. */
    @Post("/uploads")
    @Secured("apps:build")
    NewUpload create(JsonBody body, Caller.Service caller) {
        body.readOptional(NoMembers::read);
        return NewUpload.of(startUpload.forService());
    }

    /**
     * An address for one upload, as an answer.
     *
     * @param uploadId names the upload afterwards
     * @param url takes one PUT of at most 64 MiB within 15 minutes, without our token
     */
    @Serdeable
    record NewUpload(String uploadId, String url) {

        static NewUpload of(StartUpload.Started started) {
            return new NewUpload(started.id().value(), started.address().toString());
        }
    }
}
