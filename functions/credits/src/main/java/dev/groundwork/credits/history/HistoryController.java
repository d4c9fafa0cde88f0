package dev.groundwork.credits.history;

import dev.groundwork.credits.history.HistoryResponse.HistoryEntry;
import dev.groundwork.http.Accept;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Paging;
import dev.groundwork.http.QueryParameters;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.ledger.LedgerReader;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.EntrySlice;
import dev.groundwork.ledger.model.EntryType;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Answers what became of the caller's credits. */
@Controller("/api/credits/history")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class HistoryController {

    private static final List<String> FORMS = List.of(MediaType.APPLICATION_JSON, MediaType.TEXT_CSV);

    private final LedgerReader ledger;

    HistoryController(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /** List the entries, newest first; as CSV where the caller prefers that. */
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 100, 50 by default.")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The nextCursor of the answer before.")
    @Parameter(name = "type", in = ParameterIn.QUERY, description = "Only entries of this type.")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "Only entries of this time or later.")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Only entries before this time.")
    @ApiResponse(
            responseCode = "200",
            description = "Entries; nextCursor is null when there are no more.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = HistoryResponse.class)),
                @Content(mediaType = MediaType.TEXT_CSV, schema = @Schema(type = "string"))
            })
    @Get
    @Produces(MediaType.ALL)
    HttpResponse<?> history(Caller.User caller, QueryParameters query, Accept accept) {
        var type = query.oneOf("type", List.of(EntryType.values()), EntryType::text);
        var from = query.instant("from", ZoneOffset.UTC);
        var to = query.instant("to", ZoneOffset.UTC);
        var paging = query.paging("history", caller.id()).get();
        var before = paging.start(HistoryController::seq).orElse(Long.MAX_VALUE);
        var entries = new EntryQuery(before, type.get(), from.get(), to.get(), paging.limit());
        return accept.best(FORMS)
                .<HttpResponse<?>>map(form -> ledger.entries(caller.id(), entries)
                        .<HttpResponse<?>>map(slice -> page(slice, paging, form))
                        .orElseGet(Responses::noCredits))
                .orElseGet(() -> Responses.notAcceptable(FORMS));
    }

    private static Optional<Long> seq(String position) {
        return position.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(position)) : Optional.empty();
    }

    private static HttpResponse<?> page(EntrySlice slice, Paging paging, String form) {
        var items = slice.entries().stream().map(HistoryEntry::of).toList();
        var next = slice.nextBefore().stream().boxed().findFirst();
        if (form.equals(MediaType.APPLICATION_JSON)) {
            return HttpResponse.ok(paging.page(items, next, HistoryResponse::new))
                    .contentType(MediaType.APPLICATION_JSON_TYPE);
        }
        var csv = HttpResponse.ok(Csv.of(items)).contentType(MediaType.of("text/csv; charset=utf-8"));
        return next.map(position -> Responses.withNext(csv, paging.link(position)))
                .orElse(csv);
    }
}
