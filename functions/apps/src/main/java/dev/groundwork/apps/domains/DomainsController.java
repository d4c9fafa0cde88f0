package dev.groundwork.apps.domains;

import dev.groundwork.appregistry.AppReader;
import dev.groundwork.appregistry.domain.DomainClaim;
import dev.groundwork.appregistry.domain.DomainName;
import dev.groundwork.appregistry.domain.DomainReader;
import dev.groundwork.apps.AppProblems;
import dev.groundwork.apps.domains.DomainResponse.RecordResponse;
import dev.groundwork.http.Caller;
import dev.groundwork.http.PagedList;
import dev.groundwork.http.QueryParameters;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.json.JsonBody;
import dev.groundwork.json.NoMembers;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routes of an app's custom domains. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class DomainsController {

    private final AppReader apps;
    private final DomainReader domains;
    private final DomainNames names;
    private final ClaimDomain claimDomain;
    private final VerifyDomain verifyDomain;
    private final RemoveDomain removeDomain;

    DomainsController(
            AppReader apps,
            DomainReader domains,
            DomainNames names,
            ClaimDomain claimDomain,
            VerifyDomain verifyDomain,
            RemoveDomain removeDomain) {
        this.apps = apps;
        this.domains = domains;
        this.names = names;
        this.claimDomain = claimDomain;
        this.verifyDomain = verifyDomain;
        this.removeDomain = removeDomain;
    }

    /** Claim a domain for an app. Prove it by the TXT record of the answer; a repeated claim answers 200. */
    @RequestBody(content = @Content(schema = @Schema(implementation = DomainRequest.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The domain, to be proven.",
            content = @Content(schema = @Schema(implementation = DomainResponse.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The app has the domain already.",
            content = @Content(schema = @Schema(implementation = DomainResponse.class)))
    @Post("/{id}/domains")
    HttpResponse<?> claim(String id, JsonBody body, Caller.User caller) {
        var request = body.read(DomainRequest::read);
        var app = app(id, caller);
        return switch (names.read(request.domain())) {
            case DomainNames.Outcome.Refused(var detail) -> Responses.problem(ProblemCode.INVALID_DOMAIN, detail);
            case DomainNames.Outcome.Valid(var domain, var isApex) ->
                answer(claimDomain.claim(caller.id(), app, domain, isApex));
        };
    }

    private static HttpResponse<?> answer(ClaimDomain.Outcome outcome) {
        return switch (outcome) {
            case ClaimDomain.Outcome.Claimed(var claim) ->
                HttpResponse.created(
                        DomainResponse.of(claim),
                        URI.create("/api/apps/" + claim.app() + "/domains/" + claim.domain()));
            case ClaimDomain.Outcome.Exists(var claim) -> HttpResponse.ok(DomainResponse.of(claim));
            case ClaimDomain.Outcome.Taken() ->
                Responses.problem(ProblemCode.DOMAIN_TAKEN, "Another app has proven this domain.");
            case ClaimDomain.Outcome.TooMany(var most) ->
                Responses.problem(ProblemCode.TOO_MANY_DOMAINS, "An app can have " + most + " domains.");
            case ClaimDomain.Outcome.Unsupported(var alternatives) -> AppProblems.unsupported(alternatives);
            case ClaimDomain.Outcome.NotFound() -> Responses.notFound();
        };
    }

    /** List the domains of an app by name. */
    @PagedList
    @Get("/{id}/domains")
    DomainPage list(String id, QueryParameters query, Caller.User caller) {
        var app = AppId.parse(id).orElseThrow(Responses::noSuchObject);
        var paging = query.paging("domains of " + app, caller.id()).get();
        app(id, caller);
        var rest = domains.list(app).stream()
                .filter(claim -> !claim.isRemoved())
                .filter(claim -> paging.start()
                        .filter(last -> claim.domain().value().compareTo(last) <= 0)
                        .isEmpty())
                .toList();
        var items = rest.stream().limit(paging.limit()).map(DomainResponse::of).toList();
        var next = rest.size() > items.size() ? Optional.of(items.getLast().domain()) : Optional.<String>empty();
        return paging.page(items, next, DomainPage::new);
    }

    /** Read a domain of an app. */
    @ApiResponse(
            responseCode = "200",
            description = "The domain.",
            content = @Content(schema = @Schema(implementation = DomainResponse.class)))
    @Get("/{id}/domains/{domain}")
    HttpResponse<?> read(String id, String domain, Caller.User caller) {
        return HttpResponse.ok(DomainResponse.of(found(id, domain, caller)));
    }

    /** Check a domain now instead of within a minute. */
    @ApiResponse(
            responseCode = "202",
            description = "The domain after a look at its TXT record; its provider is asked next.",
            content = @Content(schema = @Schema(implementation = DomainResponse.class)))
    @Post("/{id}/domains/{domain}/verify")
    HttpResponse<?> verify(String id, String domain, JsonBody body, Caller.User caller) {
        body.readOptional(NoMembers::read);
        return HttpResponse.accepted().body(DomainResponse.of(verifyDomain.verify(found(id, domain, caller))));
    }

    /** Remove a domain from an app. */
    @ApiResponse(
            responseCode = "200",
            description = "The domain is gone; these DNS records are of no use any more.",
            content = @Content(schema = @Schema(implementation = Removed.class)))
    @Delete("/{id}/domains/{domain}")
    HttpResponse<?> remove(String id, String domain, Caller.User caller) {
        var claim = found(id, domain, caller);
        return removeDomain
                .remove(claim.app(), claim.domain())
                .<HttpResponse<?>>map(gone -> HttpResponse.ok(new Removed(DomainResponse.records(gone))))
                .orElseGet(Responses::notFound);
    }

    private AppId app(String id, Caller.User caller) {
        return AppId.parse(id)
                .filter(app -> apps.find(caller.id(), app).isPresent())
                .orElseThrow(Responses::noSuchObject);
    }

    private DomainClaim found(String id, String text, Caller.User caller) {
        var app = app(id, caller);
        return domain(text)
                .flatMap(domain -> domains.find(app, domain))
                .filter(claim -> !claim.isRemoved())
                .orElseThrow(Responses::noSuchObject);
    }

    private Optional<DomainName> domain(String text) {
        return switch (names.read(text)) {
            case DomainNames.Outcome.Valid(var domain, var isApex) -> Optional.of(domain);
            case DomainNames.Outcome.Refused(var detail) -> Optional.empty();
        };
    }

    /** The DNS records that a removed domain leaves behind, as an answer. */
    @Serdeable
    record Removed(List<RecordResponse> removeRecords) {}

    /**
     * One page of an app's domains, as an answer.
     *
     * @param nextCursor the cursor of the next page, null on the last one
     */
    @Serdeable
    record DomainPage(List<DomainResponse> items, @Nullable String nextCursor) {}
}
