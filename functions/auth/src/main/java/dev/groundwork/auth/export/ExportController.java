package dev.groundwork.auth.export;

import dev.groundwork.auth.activity.Paging;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Problems;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
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
    private final Problems problems;

    ExportController(ExportAccount exportAccount, Problems problems) {
        this.exportAccount = exportAccount;
        this.problems = problems;
    }

    /** Export all data that is kept about the signed-in user. An account too large for one answer has the start of its next part in nextCursor. */
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The nextCursor of the part before.")
    @ApiResponse(
            responseCode = "200",
            description = "A part of the export; nextCursor is null in the last one, nearly always the first.",
            content = @Content(schema = @Schema(implementation = ExportJson.Document.class)))
    @Get
    HttpResponse<?> export(Caller.User caller, HttpRequest<?> request) {
        var paging = new Paging(caller.id(), "export");
        var start = paging.start(request, ExportPosition::parse).orElse(ExportPosition.START);
        return exportAccount
                .part(caller.id(), start)
                .<HttpResponse<?>>map(part -> answer(part, paging))
                .orElseGet(() -> problems.response(
                        request, Problem.of(ProblemCode.UNAUTHENTICATED, "This account is not there any more.")));
    }

    private static HttpResponse<?> answer(Export part, Paging paging) {
        var cursor = part.next().map(paging::cursor).orElse(null);
        return HttpResponse.ok(ExportJson.Document.of(part, cursor))
                .header(HttpHeaders.CONTENT_DISPOSITION, ATTACHMENT);
    }
}
