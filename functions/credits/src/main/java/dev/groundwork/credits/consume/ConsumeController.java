package dev.groundwork.credits.consume;

import dev.groundwork.credits.consume.ConsumeCredits.ConsumeBody;
import dev.groundwork.credits.quotes.QuoteResponses;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.json.JsonBody;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeReceipt;
import dev.groundwork.ledger.model.ScopedKey;
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

/** Takes credits from a user for what one of our services did. */
@Controller("/api/credits/consume")
@Consumes(MediaType.ALL)
@Secured("credits:consume")
final class ConsumeController {

    private final ConsumeCredits consumeCredits;

    ConsumeController(ConsumeCredits consumeCredits) {
        this.consumeCredits = consumeCredits;
    }

    /** Consume credits at the catalogue's price, or at a quoted one, once for each Idempotency-Key. */
    @ApiResponse(
            responseCode = "200",
            description = "Taken, now or under the same key before.",
            content = @Content(schema = @Schema(implementation = ConsumeResponse.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = ConsumeBody.class)))
    @Post
    HttpResponse<?> consume(JsonBody body, Caller.Service caller, IdempotencyKey key) {
        var request = body.closed().read(ConsumeBody::read);
        var scoped = new ScopedKey(caller.clientId() + " consume", key);
        return consumeCredits
                .consume(request, scoped)
                .<HttpResponse<?>>map(ConsumeController::response)
                .orElseGet(QuoteResponses::invalid);
    }

    private static HttpResponse<?> response(ConsumeOutcome outcome) {
        return switch (outcome) {
            case ConsumeOutcome.Consumed(var receipt) -> HttpResponse.ok(ConsumeResponse.of(receipt));
            case ConsumeOutcome.Replayed(var receipt) ->
                Responses.replayed(HttpResponse.ok(ConsumeResponse.of(receipt)));
            case ConsumeOutcome.InsufficientCredits(var required, var available) ->
                Responses.insufficientCredits("It costs more than there is. Nothing was taken.", required, available);
            case ConsumeOutcome.KeyReused() -> Responses.keyReused();
            case ConsumeOutcome.UnknownUser() -> Responses.unknownUser();
            case ConsumeOutcome.Busy() -> Responses.requestInProgress();
        };
    }

    /** The answer of a consume, in whole credits. */
    @Serdeable
    record ConsumeResponse(String transactionId, String action, long cost, long balanceAfter, boolean lowBalance) {

        static ConsumeResponse of(ConsumeReceipt receipt) {
            return new ConsumeResponse(
                    receipt.transaction().toString(),
                    receipt.action().map(Action::text).orElse(""),
                    receipt.cost().amount(),
                    receipt.balanceAfter().amount(),
                    receipt.lowBalance());
        }
    }
}
