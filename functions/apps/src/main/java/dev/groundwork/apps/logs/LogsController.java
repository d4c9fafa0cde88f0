package dev.groundwork.apps.logs;

import dev.groundwork.apps.AppProblems;
import dev.groundwork.hosting.logs.ReadLog;
import dev.groundwork.hosting.provider.HostingProvider.LogType;
import dev.groundwork.http.Caller;
import dev.groundwork.http.QueryParameters;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.AppId;
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
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The route of an app's logs. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class LogsController {

    /** The most lines of a page, and how many it has if the caller does not say. */
    private static final int MAX_LINES = 1_000;

    private final ReadLog readLog;

    LogsController(ReadLog readLog) {
        this.readLog = readLog;
    }

    /** Read the log of an app's build or of its process, oldest line first. */
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = "string"),
            description = "build or runtime.")
    @Parameter(
            name = "since",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "string"),
            description = "The time of the first line.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer"),
            description = "1 to 1000, 1000 by default.")
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "string"),
            description = "The nextCursor of the answer before.")
    @ApiResponse(
            responseCode = "200",
            description = "A part of the log, oldest first.",
            content = @Content(schema = @Schema(implementation = LogPage.class)))
    @Get("/{id}/logs")
    HttpResponse<?> read(String id, QueryParameters query, Caller.User caller) {
        var app = AppId.parse(id).orElseThrow(Responses::noSuchObject);
        var type = query.required("type", LogsController::type, "build or runtime.");
        var since = query.instant("since", ZoneOffset.UTC);
        var paging =
                query.paging("log of " + app, caller.id(), MAX_LINES, MAX_LINES).get();
        return switch (readLog.read(caller.id(), app, type.get(), since.get(), paging.start(), paging.limit())) {
            case ReadLog.Outcome.Read(var log) -> {
                var lines = log.lines().stream()
                        .map(line -> LogPage.Line.of(line, type.get()))
                        .toList();
                yield HttpResponse.ok(paging.page(lines, log.next(), LogPage::new));
            }
            case ReadLog.Outcome.Unsupported() -> AppProblems.unsupported(List.of());
            case ReadLog.Outcome.Unavailable() -> AppProblems.providerUnavailable();
            case ReadLog.Outcome.NotFound() -> Responses.notFound();
        };
    }

    private static Optional<LogType> type(String text) {
        return Arrays.stream(LogType.values())
                .filter(type -> LogPage.text(type).equals(text))
                .findFirst();
    }
}
