package dev.groundwork.credits.packages;

import dev.groundwork.ledger.CatalogueReader;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Answers what is for sale. */
@Controller("/api/credits/packages")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
final class PackagesController {

    private final CatalogueReader catalogue;

    PackagesController(CatalogueReader catalogue) {
        this.catalogue = catalogue;
    }

    /** Read the public price list; prices are in minor units. */
    @ApiResponse(
            responseCode = "200",
            description = "The price list of the version in force.",
            content = @Content(schema = @Schema(implementation = PackagesResponse.class)))
    @Get
    HttpResponse<?> packages() {
        return HttpResponse.ok(PackagesResponse.of(catalogue.newest()))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
    }
}
