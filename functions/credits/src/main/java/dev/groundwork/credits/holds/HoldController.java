package dev.groundwork.credits.holds;

import dev.groundwork.credits.holds.ReserveCredits.HoldBody;
import dev.groundwork.credits.quotes.QuoteResponses;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.json.JsonBody;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.HoldRequest.HoldReceipt;
import dev.groundwork.ledger.model.ScopedKey;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Reserves credits before work of which nobody knows yet what it will cost. */
@Controller("/api/credits/holds")
@Consumes(MediaType.ALL)
@Secured("credits:hold")
final class HoldController {

    private final ReserveCredits reserveCredits;

    HoldController(ReserveCredits reserveCredits) {
        this.reserveCredits = reserveCredits;
    }

    /** Reserve credits, once for each Idempotency-Key. With a quote its cost is reserved, and the amount may be left out. */
    @ApiResponse(
            responseCode = "201",
            description = "Reserved, now or under the same key before.",
            content = @Content(schema = @Schema(implementation = HoldResponses.Held.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = HoldBody.class)))
    @Post
    HttpResponse<?> hold(JsonBody body, Caller.Service caller, IdempotencyKey key) {
        var request = body.closed().read(HoldBody::read);
        var scoped = new ScopedKey(caller.clientId() + " hold", key);
        return reserveCredits
                .reserve(request, scoped)
                .<HttpResponse<?>>map(outcome -> response(request.userId(), outcome))
                .orElseGet(QuoteResponses::invalid);
    }

    private static HttpResponse<?> response(UserId user, HoldOutcome outcome) {
        return switch (outcome) {
            case HoldOutcome.Held(var receipt) -> HttpResponse.created(held(user, receipt));
            case HoldOutcome.Replayed(var receipt) -> Responses.replayed(HttpResponse.created(held(user, receipt)));
            case HoldOutcome.InsufficientCredits(var required, var available) ->
                Responses.insufficientCredits("It costs more than there is. Nothing was taken.", required, available);
            case HoldOutcome.TooManyHolds() ->
                Responses.problem(ProblemCode.TOO_MANY_HOLDS, "Sixty-four holds are open. Nothing was reserved.");
            case HoldOutcome.KeyReused() -> Responses.keyReused();
            case HoldOutcome.UnknownUser() -> Responses.unknownUser();
            case HoldOutcome.Busy() -> Responses.requestInProgress();
        };
    }

    private static HoldResponses.Held held(UserId user, HoldReceipt receipt) {
        return HoldResponses.Held.of(new HoldId(user, receipt.hold().operation()), receipt);
    }
}
