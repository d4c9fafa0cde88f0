package dev.groundwork.credits.http;

import dev.groundwork.credits.usecase.HonourQuote;
import dev.groundwork.credits.usecase.HonourQuote.Judgement;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Fields;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.ledger.ConsumeCredits;
import dev.groundwork.ledger.model.ConsumeOutcome;
import dev.groundwork.ledger.model.ConsumeReceipt;
import dev.groundwork.ledger.model.Offer;
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
import java.util.function.Function;

/** Takes credits from a user for what one of our services did. */
@Controller("/api/credits/consume")
@Consumes(MediaType.ALL)
@Secured("credits:consume")
final class ConsumeController {

    private final ConsumeCredits consumeCredits;
    private final HonourQuote honourQuote;
    private final ClosedBody bodies;
    private final Refusals refusals;

    ConsumeController(ConsumeCredits consumeCredits, HonourQuote honourQuote, ClosedBody bodies, Refusals refusals) {
        this.consumeCredits = consumeCredits;
        this.honourQuote = honourQuote;
        this.bodies = bodies;
        this.refusals = refusals;
    }

    /** Consumes credits at the catalogue's price, or at a quoted one, once for each Idempotency-Key. */
    @ApiResponse(
            responseCode = "200",
            description = "Taken, now or under the same key before.",
            content = @Content(schema = @Schema(implementation = CreditBodies.Consumed.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = CreditBodies.Consume.class)))
    @Post
    HttpResponse<?> consume(@Body JsonNode body, Caller.Service caller, IdempotencyKey key, HttpRequest<?> request) {
        var fields = new Fields();
        var wanted = new Wanted(fields);
        var given = bodies.read(body, CreditBodies.Consume.class, fields);
        var user = wanted.user(given.userId());
        var action = wanted.action(given.action());
        var complexity = wanted.complexity(given.complexity(), action);
        var reference = wanted.reference("/referenceId", given.referenceId());
        fields.throwIfAny();
        if (user.isEmpty()) {
            return refusals.unknownUser(request);
        }
        var scoped = new ScopedKey(caller.clientId() + " consume", key);
        var judged = honourQuote.honour(
                Optional.ofNullable(given.quote()),
                user.get(),
                action.orElseThrow(),
                scoped,
                quote -> quote.complexity().equals(complexity));
        Function<Optional<Offer>, HttpResponse<?>> consume = offer -> answer(
                request,
                consumeCredits.consume(
                        user.get(), scoped, action.orElseThrow(), complexity, reference.orElseThrow(), offer));
        return switch (judged) {
            case Judgement.None() -> consume.apply(Optional.empty());
            case Judgement.Holds(var offer) -> consume.apply(Optional.of(offer));
            case Judgement.Invalid() -> refusals.invalidQuote(request);
        };
    }

    private HttpResponse<?> answer(HttpRequest<?> request, ConsumeOutcome outcome) {
        return switch (outcome) {
            case ConsumeOutcome.Consumed(ConsumeReceipt receipt) -> HttpResponse.ok(CreditBodies.Consumed.of(receipt));
            case ConsumeOutcome.Replayed(ConsumeReceipt receipt) ->
                HttpResponse.ok(CreditBodies.Consumed.of(receipt)).header(Refusals.REPLAYED, "true");
            case ConsumeOutcome.InsufficientCredits(Credits required, Credits available) ->
                refusals.tooFew(request, required, available);
            case ConsumeOutcome.KeyReused() -> refusals.keyReused(request);
            case ConsumeOutcome.UnknownUser() -> refusals.unknownUser(request);
            case ConsumeOutcome.Busy() -> refusals.busy(request);
        };
    }
}
