package dev.groundwork.credits.http;

import dev.groundwork.credits.http.CreditBodies.History;
import dev.groundwork.credits.http.CreditBodies.HistoryEntry;
import dev.groundwork.credits.http.CreditBodies.UsageAnswer;
import dev.groundwork.credits.http.CreditBodies.UsageDay;
import dev.groundwork.credits.usecase.ReadUsage;
import dev.groundwork.http.Caller;
import dev.groundwork.http.ProblemException;
import dev.groundwork.http.Problems;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.EntrySlice;
import dev.groundwork.ledger.model.EntryType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What became of the caller's credits. */
@Controller("/api/credits")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class HistoryController {

    private static final Duration USAGE_BY_DEFAULT = Duration.ofDays(30);
    private static final Duration USAGE_AT_MOST = Duration.ofDays(366);

    private final CreditLedger ledger;
    private final ReadUsage readUsage;
    private final ProductClock clock;
    private final Problems problems;

    HistoryController(CreditLedger ledger, ReadUsage readUsage, ProductClock clock, Problems problems) {
        this.ledger = ledger;
        this.readUsage = readUsage;
        this.clock = clock;
        this.problems = problems;
    }

    /** Lists entries, newest first; as CSV where the caller accepts that. */
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 100, 50 by default.")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The nextCursor of the answer before.")
    @Parameter(name = "type", in = ParameterIn.QUERY, description = "Only entries of this type.")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "Only entries of this time or later.")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Only entries before this time.")
    @ApiResponse(
            responseCode = "200",
            description = "Entries; nextCursor is null when there are no more.",
            content = @Content(schema = @Schema(implementation = History.class)))
    @Get("/history")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_CSV})
    HttpResponse<?> history(Caller.User caller, HttpRequest<?> request) {
        return ledger.entries(caller.id(), query(caller.id(), new Queries(request)))
                .<HttpResponse<?>>map(slice -> answer(caller.id(), request, slice))
                .orElseGet(() -> gone(request));
    }

    private static EntryQuery query(UserId owner, Queries queries) {
        var cursor = queries.read(
                "cursor",
                text -> {
                    var before = Cursor.read(owner, text);
                    return before.isEmpty() ? Optional.<Long>empty() : Optional.of(before.getAsLong());
                },
                "The nextCursor of an answer of yours.");
        return new EntryQuery(
                cursor.orElse(Long.MAX_VALUE),
                queries.read("type", EntryType::parse, "A type of entry."),
                queries.instant("from"),
                queries.instant("to"),
                queries.limit());
    }

    private static HttpResponse<?> answer(UserId owner, HttpRequest<?> request, EntrySlice slice) {
        var items = slice.entries().stream().map(HistoryEntry::of).toList();
        var next = Cursor.of(owner, slice.nextBefore());
        if (!acceptsCsv(request)) {
            return HttpResponse.ok(new History(items, next.orElse(null))).contentType(MediaType.APPLICATION_JSON_TYPE);
        }
        var csv = HttpResponse.ok(Csv.of(items)).contentType(MediaType.of("text/csv; charset=utf-8"));
        next.ifPresent(cursor ->
                csv.header(HttpHeaders.LINK, "<" + request.getPath() + "?cursor=" + cursor + ">; rel=\"next\""));
        return csv;
    }

    private static boolean acceptsCsv(HttpRequest<?> request) {
        return request.accept().stream().anyMatch(type -> type.getName().equals(MediaType.TEXT_CSV));
    }

    /** Sums up usage by day and action. */
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "The first day; 30 days ago by default.")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "The end, not included; now by default.")
    @ApiResponse(
            responseCode = "200",
            description = "Credits and count of each day and action that has any, oldest day first.",
            content = @Content(schema = @Schema(implementation = UsageAnswer.class)))
    @Get("/usage")
    HttpResponse<?> usage(Caller.User caller, HttpRequest<?> request) {
        var queries = new Queries(request);
        var to = queries.instant("to").orElseGet(() -> clock.instant().plusMillis(1));
        var from = queries.instant("from").orElseGet(() -> to.minus(USAGE_BY_DEFAULT));
        checkRange(from, to);
        return readUsage
                .between(caller.id(), from, to)
                .<HttpResponse<?>>map(usage -> HttpResponse.ok(
                        new UsageAnswer(usage.stream().map(UsageDay::of).toList())))
                .orElseGet(() -> gone(request));
    }

    private static void checkRange(Instant from, Instant to) {
        if (Duration.between(from, to).compareTo(USAGE_AT_MOST) > 0) {
            throw new ProblemException(Problem.of(ProblemCode.INVALID_PARAMETER, "from: at most 366 days before to."));
        }
    }

    private HttpResponse<?> gone(HttpRequest<?> request) {
        return problems.response(request, Problem.of(ProblemCode.NOT_FOUND, "This account has no credits any more."));
    }
}
