package dev.groundwork.credits.refunds;

import dev.groundwork.credits.refunds.RefundCredits.RefundBody;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.json.JsonBody;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.ledger.model.RefundRequest.RefundOutcome;
import dev.groundwork.ledger.model.RefundRequest.RefundOutcome.Refund;
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

/** Gives back what one of our services took and could not deliver. */
@Controller("/api/credits/refunds")
@Consumes(MediaType.ALL)
@Secured("credits:refund")
final class RefundController {

    static final String NO_TRANSACTION = "There is no such transaction.";

    private final RefundCredits refundCredits;

    RefundController(RefundCredits refundCredits) {
        this.refundCredits = refundCredits;
    }

    @Serdeable
    record RefundResponse(String transactionId, String refundOf, long amount, long balanceAfter) {

        static RefundResponse of(Refund refund) {
            return new RefundResponse(
                    refund.transaction().toString(),
                    refund.refundOf().toString(),
                    refund.amount().amount(),
                    refund.balanceAfter().amount());
        }
    }

    /** Refund a consume, once, to the lots that it came from. */
    @ApiResponse(
            responseCode = "201",
            description = "Given back, now or under the same key before.",
            content = @Content(schema = @Schema(implementation = RefundResponse.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = RefundBody.class)))
    @Post
    HttpResponse<?> refund(JsonBody body, Caller.Service caller, IdempotencyKey key) {
        var request = body.closed().read(RefundBody::read);
        var scoped = new ScopedKey(caller.clientId() + " refund", key);
        return switch (refundCredits.refund(request, scoped)) {
            case RefundOutcome.Refunded(var refund) -> HttpResponse.created(RefundResponse.of(refund));
            case RefundOutcome.Replayed(var refund) ->
                Responses.replayed(HttpResponse.created(RefundResponse.of(refund)));
            case RefundOutcome.AlreadyRefunded() ->
                Responses.problem(ProblemCode.ALREADY_REFUNDED, "It was given back under another key.");
            case RefundOutcome.NotRefundable() ->
                Responses.problem(ProblemCode.NOT_REFUNDABLE, "Only a consume can be given back.");
            case RefundOutcome.UnknownTransaction() -> Responses.notFound(NO_TRANSACTION);
            case RefundOutcome.KeyReused() -> Responses.keyReused();
            case RefundOutcome.Busy() -> Responses.requestInProgress();
        };
    }
}
