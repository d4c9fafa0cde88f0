package dev.groundwork.credits.http;

import dev.groundwork.credits.usecase.HonourQuote;
import dev.groundwork.credits.usecase.HonourQuote.Judgement;
import dev.groundwork.credits.usecase.ReserveCredits;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Fields;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldOutcome;
import dev.groundwork.ledger.model.HoldReceipt;
import dev.groundwork.ledger.model.ScopedKey;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reserves credits before work of which nobody knows yet what it will cost. */
@Controller("/api/credits/holds")
@Consumes(MediaType.ALL)
@Secured("credits:hold")
final class HoldController {

    private final ReserveCredits reserveCredits;
    private final HonourQuote honourQuote;
    private final ClosedBody bodies;
    private final Refusals refusals;

    HoldController(ReserveCredits reserveCredits, HonourQuote honourQuote, ClosedBody bodies, Refusals refusals) {
        this.reserveCredits = reserveCredits;
        this.honourQuote = honourQuote;
        this.bodies = bodies;
        this.refusals = refusals;
    }

    /** Reserves credits, once for each Idempotency-Key. With a quote its cost is reserved, and the amount may be left out. */
    @ApiResponse(
            responseCode = "201",
            description = "Reserved, now or under the same key before.",
            content = @Content(schema = @Schema(implementation = HoldBodies.Held.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = HoldBodies.HoldWanted.class)))
    @Post
    HttpResponse<?> hold(@Body JsonNode body, Caller.Service caller, IdempotencyKey key, HttpRequest<?> request) {
        var fields = new Fields();
        var wanted = new Wanted(fields);
        var given = bodies.read(body, HoldBodies.HoldWanted.class, fields);
        var user = wanted.user(given.userId());
        var action = wanted.action(given.action());
        var amount = given.quote() != null && given.amount() == null
                ? Optional.<Credits>empty()
                : wanted.amount(given.amount(), 1);
        var reference = wanted.reference("/referenceId", given.referenceId());
        fields.throwIfAny();
        if (user.isEmpty()) {
            return refusals.unknownUser(request);
        }
        var scoped = new ScopedKey(caller.clientId() + " hold", key);
        var judged = honourQuote.honour(
                Optional.ofNullable(given.quote()),
                user.get(),
                action.orElseThrow(),
                scoped,
                quote -> amount.isEmpty() || amount.get().equals(quote.cost()));
        BiFunction<Credits, Optional<String>, HttpResponse<?>> reserve = (credits, quote) -> answer(
                request,
                user.get(),
                reserveCredits.reserve(
                        user.get(), scoped, action.orElseThrow(), credits, reference.orElseThrow(), quote));
        return switch (judged) {
            case Judgement.None() -> reserve.apply(amount.orElseThrow(), Optional.empty());
            case Judgement.Holds(var offer) -> reserve.apply(offer.cost(), Optional.of(offer.quote()));
            case Judgement.Invalid() -> refusals.invalidQuote(request);
        };
    }

    private HttpResponse<?> answer(HttpRequest<?> request, UserId user, HoldOutcome outcome) {
        return switch (outcome) {
            case HoldOutcome.Held(HoldReceipt receipt) -> HttpResponse.created(held(user, receipt));
            case HoldOutcome.Replayed(HoldReceipt receipt) ->
                HttpResponse.created(held(user, receipt)).header(Refusals.REPLAYED, "true");
            case HoldOutcome.InsufficientCredits(Credits required, Credits available) ->
                refusals.tooFew(request, required, available);
            case HoldOutcome.TooManyHolds() ->
                refusals.of(request, ProblemCode.TOO_MANY_HOLDS, "Sixty-four holds are open. Nothing was reserved.");
            case HoldOutcome.KeyReused() -> refusals.keyReused(request);
            case HoldOutcome.UnknownUser() -> refusals.unknownUser(request);
            case HoldOutcome.Busy() -> refusals.busy(request);
        };
    }

    private static HoldBodies.Held held(UserId user, HoldReceipt receipt) {
        return HoldBodies.Held.of(new HoldId(user, receipt.hold().operation()), receipt);
    }
}
