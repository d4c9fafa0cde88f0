package dev.groundwork.credits.http;

import dev.groundwork.http.Caller;
import dev.groundwork.http.Fields;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.RefundOutcome;
import dev.groundwork.ledger.model.RefundOutcome.Refund;
import dev.groundwork.ledger.model.RefundRequest;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.TransactionId;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives back what one of our services took and could not deliver. */
@Controller("/api/credits/refunds")
@Consumes(MediaType.ALL)
@Secured("credits:refund")
final class RefundController {

    private final CreditLedger ledger;
    private final ClosedBody bodies;
    private final Refusals refusals;

    RefundController(CreditLedger ledger, ClosedBody bodies, Refusals refusals) {
        this.ledger = ledger;
        this.bodies = bodies;
        this.refusals = refusals;
    }

    @Serdeable
    record RefundWanted(
            @Nullable String transactionId, @Nullable String reason) {}

    @Serdeable
    record Refunded(String transactionId, String refundOf, long amount, long balanceAfter) {

        static Refunded of(Refund refund) {
            return new Refunded(
                    refund.transaction().toString(),
                    refund.refundOf().toString(),
                    refund.amount().amount(),
                    refund.balanceAfter().amount());
        }
    }

    /** Gives a consume back, once, to the lots that it came from. */
    @ApiResponse(
            responseCode = "201",
            description = "Given back, now or under the same key before.",
            content = @Content(schema = @Schema(implementation = Refunded.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = RefundWanted.class)))
    @Post
    HttpResponse<?> refund(@Body JsonNode body, Caller.Service caller, IdempotencyKey key, HttpRequest<?> request) {
        var fields = new Fields();
        var given = bodies.read(body, RefundWanted.class, fields);
        var transaction = fields.required(
                "/transactionId",
                given.transactionId(),
                text -> text.isBlank() ? Optional.<String>empty() : Optional.of(text),
                "invalid_transaction",
                "The transactionId of a consume.");
        var reason = fields.required(
                "/reason", given.reason(), Reference::parse, "invalid_reason", "1 to 255 printable characters.");
        fields.throwIfAny();
        var scoped = new ScopedKey(caller.clientId() + " refund", key);
        var outcome = transaction
                .flatMap(TransactionId::parse)
                .map(id -> ledger.refund(new RefundRequest(id, scoped, reason.orElseThrow())))
                .orElseGet(RefundOutcome.UnknownTransaction::new);
        return answer(request, outcome);
    }

    private HttpResponse<?> answer(HttpRequest<?> request, RefundOutcome outcome) {
        return switch (outcome) {
            case RefundOutcome.Refunded(Refund refund) -> HttpResponse.created(Refunded.of(refund));
            case RefundOutcome.Replayed(Refund refund) ->
                HttpResponse.created(Refunded.of(refund)).header(Refusals.REPLAYED, "true");
            case RefundOutcome.AlreadyRefunded() ->
                refusals.of(request, ProblemCode.ALREADY_REFUNDED, "It was given back under another key.");
            case RefundOutcome.NotRefundable() ->
                refusals.of(request, ProblemCode.NOT_REFUNDABLE, "Only a consume can be given back.");
            case RefundOutcome.UnknownTransaction() ->
                refusals.of(request, ProblemCode.NOT_FOUND, "There is no such transaction.");
            case RefundOutcome.KeyReused() -> refusals.keyReused(request);
            case RefundOutcome.Busy() -> refusals.busy(request);
        };
    }
}
