package dev.groundwork.credits.http;

import dev.groundwork.credits.usecase.OfferPrice;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Fields;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;

/** Promises prices. */
@Controller("/api/credits/quotes")
@Consumes(MediaType.ALL)
@Secured("credits:consume")
final class QuoteController {

    private final OfferPrice offerPrice;
    private final ClosedBody bodies;
    private final Refusals refusals;

    QuoteController(OfferPrice offerPrice, ClosedBody bodies, Refusals refusals) {
        this.offerPrice = offerPrice;
        this.bodies = bodies;
        this.refusals = refusals;
    }

    @Serdeable
    record QuoteWanted(
            @Nullable String userId,
            @Nullable String action,
            @Nullable Long complexity) {}

    @Serdeable
    record QuoteAnswer(String quote, long cost, String expiresAt) {

        static QuoteAnswer of(OfferPrice.Promise promise) {
            return new QuoteAnswer(
                    promise.text(),
                    promise.quote().cost().amount(),
                    promise.quote().expiresAt().toString());
        }
    }

    /** Promises the price of now for ten minutes: a consume or a hold that presents the quote is charged that. Takes nothing. */
    @ApiResponse(
            responseCode = "200",
            description = "The promise.",
            content = @Content(schema = @Schema(implementation = QuoteAnswer.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = QuoteWanted.class)))
    @Post
    HttpResponse<?> quote(@Body JsonNode body, Caller.Service caller, HttpRequest<?> request) {
        var fields = new Fields();
        var wanted = new Wanted(fields);
        var given = bodies.read(body, QuoteWanted.class, fields);
        var user = wanted.user(given.userId());
        var action = wanted.action(given.action());
        var complexity = wanted.complexity(given.complexity(), action);
        fields.throwIfAny();
        return user.flatMap(id -> offerPrice.offer(id, action.orElseThrow(), complexity))
                .<HttpResponse<?>>map(promise -> HttpResponse.ok(QuoteAnswer.of(promise)))
                .orElseGet(() -> refusals.unknownUser(request));
    }
}
