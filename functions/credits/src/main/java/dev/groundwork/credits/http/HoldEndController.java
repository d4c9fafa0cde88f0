package dev.groundwork.credits.http;

import dev.groundwork.http.Caller;
import dev.groundwork.http.Fields;
import dev.groundwork.http.OptionalBody;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.HoldEnd;
import dev.groundwork.ledger.model.HoldEndOutcome;
import dev.groundwork.ledger.model.HoldId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import java.util.function.BiFunction;
import java.util.function.Function;

/** Ends holds. The hold is the key: the same end may be repeated for ever. */
@Controller("/api/credits/holds/{id}")
@Consumes(MediaType.ALL)
@Secured("credits:hold")
final class HoldEndController {

    private final CreditLedger ledger;
    private final ClosedBody bodies;
    private final OptionalBody optional;
    private final Refusals refusals;

    HoldEndController(CreditLedger ledger, ClosedBody bodies, OptionalBody optional, Refusals refusals) {
        this.ledger = ledger;
        this.bodies = bodies;
        this.optional = optional;
        this.refusals = refusals;
    }

    /** Takes what it really cost, at most what is held; the rest is free again. */
    @ApiResponse(
            responseCode = "200",
            description = "Taken, now or before.",
            content = @Content(schema = @Schema(implementation = HoldBodies.Committed.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = HoldBodies.CommitWanted.class)))
    @Post("/commit")
    HttpResponse<?> commit(String id, @Body JsonNode body, Caller.Service caller, HttpRequest<?> request) {
        var fields = new Fields();
        var given = bodies.read(body, HoldBodies.CommitWanted.class, fields);
        var amount = new Wanted(fields).amount(given.amount(), 0);
        fields.throwIfAny();
        return answer(request, id, hold -> ledger.commit(hold, amount.orElseThrow()), HoldBodies.Committed::of);
    }

    /** Gives everything free again. */
    @ApiResponse(
            responseCode = "200",
            description = "Given free, now or before.",
            content = @Content(schema = @Schema(implementation = HoldBodies.Released.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = HoldBodies.ReleaseWanted.class)))
    @Post("/release")
    HttpResponse<?> release(String id, Caller.Service caller, HttpRequest<?> request) {
        var fields = new Fields();
        optional.read(request, JsonNode.class)
                .ifPresent(body -> bodies.read(body, HoldBodies.ReleaseWanted.class, fields));
        fields.throwIfAny();
        return answer(request, id, ledger::release, (hold, end) -> HoldBodies.Released.of(hold));
    }

    private HttpResponse<?> answer(
            HttpRequest<?> request,
            String id,
            Function<HoldId, HoldEndOutcome> end,
            BiFunction<HoldId, HoldEnd, Object> render) {
        var hold = HoldId.parse(id);
        return switch (hold.map(end).orElseGet(HoldEndOutcome.UnknownHold::new)) {
            case HoldEndOutcome.Ended(var ended) -> ok(render.apply(hold.orElseThrow(), ended));
            case HoldEndOutcome.Replayed(var ended) ->
                ok(render.apply(hold.orElseThrow(), ended)).header(Refusals.REPLAYED, "true");
            case HoldEndOutcome.EndedOtherwise() ->
                refusals.of(request, ProblemCode.HOLD_ENDED, "It was committed with another amount, or released.");
            case HoldEndOutcome.Expired() ->
                refusals.of(request, ProblemCode.HOLD_EXPIRED, "Its credits are free again. Nothing was taken.");
            case HoldEndOutcome.AmountExceedsHold(Credits held) ->
                refusals.of(request, ProblemCode.AMOUNT_EXCEEDS_HOLD, "At most " + held.amount() + " can be taken.");
            case HoldEndOutcome.UnknownHold() -> refusals.of(request, ProblemCode.NOT_FOUND, "There is no such hold.");
            case HoldEndOutcome.Busy() -> refusals.busy(request);
        };
    }

    private static MutableHttpResponse<?> ok(Object body) {
        return HttpResponse.ok(body);
    }
}
