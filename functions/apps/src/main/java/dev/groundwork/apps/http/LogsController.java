package dev.groundwork.apps.http;

import dev.groundwork.hosting.port.HostingProvider.Log;
import dev.groundwork.hosting.port.HostingProvider.LogType;
import dev.groundwork.hosting.usecase.ReadLog;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Roles;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The logs of an app. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class LogsController {

    private static final int MAX_LINES = 1_000;

    private final ReadLog readLog;
    private final Answers answers;

    LogsController(ReadLog readLog, Answers answers) {
        this.readLog = readLog;
        this.answers = answers;
    }

    /** Reads the log of the build, or of the running process, oldest first. */
    @ApiResponse(
            responseCode = "200",
            description = "A part of the log, oldest first.",
            content = @Content(schema = @Schema(implementation = AppJson.LogPage.class)))
    @Get("/{id}/logs")
    HttpResponse<?> read(
            String id,
            @Nullable @QueryValue String type,
            @Nullable @QueryValue String since,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue String limit,
            Caller.User caller,
            HttpRequest<?> request) {
        return answers.of(request, id, app -> {
            var wanted = type(type);
            var query = new Query(caller.id(), wanted + " log of " + app);
            var lines = Query.limit(limit, MAX_LINES, MAX_LINES);
            return switch (readLog.read(caller.id(), app, wanted, Query.since(since), query.start(cursor), lines)) {
                case ReadLog.Outcome.Read(var log) -> HttpResponse.ok(body(log, wanted, query));
                case ReadLog.Outcome.Unsupported() -> answers.unsupported(request, List.of());
                case ReadLog.Outcome.Unavailable() -> answers.providerSilent(request);
                case ReadLog.Outcome.NotFound() -> answers.notFound(request);
            };
        });
    }

    private static LogType type(@Nullable String text) {
        return Arrays.stream(LogType.values())
                .filter(t -> text(t).equals(text))
                .findFirst()
                .orElseThrow(() -> Query.invalid("type is build or runtime."));
    }

    private static AppJson.LogPage body(Log log, LogType type, Query query) {
        var lines = log.lines().stream()
                .map(l -> new AppJson.LogLine(l.time().toString(), text(type), l.message()))
                .toList();
        return new AppJson.LogPage(lines, query.next(log.next()).orElse(null));
    }

    private static String text(LogType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
