package dev.groundwork.auth.export;

import dev.groundwork.http.Caller;
import dev.groundwork.http.QueryParameters;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The export of all data that is kept about the signed-in user. */
@Controller("/api/auth/me/export")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class ExportController {

    private static final String ATTACHMENT = "attachment; filename=\"groundwork-export.json\"";

    private final ExportAccount exportAccount;

    ExportController(ExportAccount exportAccount) {
        this.exportAccount = exportAccount;
    }

    /** Export all data that is kept about the signed-in user. An account too large for one answer has the start of its next part in nextCursor. */
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The nextCursor of the part before.")
    @ApiResponse(
            responseCode = "200",
            description = "A part of the export; nextCursor is null in the last one, nearly always the first.",
            content = @Content(schema = @Schema(implementation = ExportJson.Document.class)))
    @Get
    HttpResponse<?> export(Caller.User caller, QueryParameters query) {
        var paging = query.paging("export", caller.id()).get();
        var start = paging.start(ExportPosition::parse).orElse(ExportPosition.START);
        return exportAccount
                .part(caller.id(), start)
                .<HttpResponse<?>>map(part -> attachment(ExportJson.Document.of(
                        part, part.next().map(paging::cursor).orElse(null))))
                .orElseGet(() -> Responses.problem(ProblemCode.UNAUTHENTICATED, "This account is not there any more."));
    }

    private static HttpResponse<?> attachment(ExportJson.Document document) {
        return HttpResponse.ok(document).header(HttpHeaders.CONTENT_DISPOSITION, ATTACHMENT);
    }
}
