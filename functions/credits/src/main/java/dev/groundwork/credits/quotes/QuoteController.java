package dev.groundwork.credits.quotes;

import dev.groundwork.credits.quotes.OfferPrice.QuoteBody;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.json.JsonBody;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Promises prices. */
@Controller("/api/credits/quotes")
@Consumes(MediaType.ALL)
@Secured("credits:consume")
final class QuoteController {

    private final OfferPrice offerPrice;

    QuoteController(OfferPrice offerPrice) {
        this.offerPrice = offerPrice;
    }

    @Serdeable
    record QuoteResponse(String quote, long cost, String expiresAt) {

        static QuoteResponse of(OfferPrice.Promise promise) {
            return new QuoteResponse(
                    promise.text(),
                    promise.quote().cost().amount(),
                    promise.quote().expiresAt().toString());
        }
    }

    /** Promise the price of now for ten minutes: a consume or a hold that presents the quote is charged that. Takes nothing. */
    @ApiResponse(
            responseCode = "200",
            description = "The promise.",
            content = @Content(schema = @Schema(implementation = QuoteResponse.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = QuoteBody.class)))
    @Post
    HttpResponse<?> quote(JsonBody body, Caller.Service caller) {
        var request = body.closed().read(QuoteBody::read);
        return offerPrice
                .offer(request)
                .<HttpResponse<?>>map(promise -> HttpResponse.ok(QuoteResponse.of(promise)))
                .orElseGet(Responses::unknownUser);
    }
}
