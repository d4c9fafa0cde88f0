package dev.groundwork.credits.holds;

import dev.groundwork.credits.holds.EndHold.CommitBody;
import dev.groundwork.credits.holds.EndHold.ReleaseBody;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.json.JsonBody;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.ledger.model.HoldEnd;
import dev.groundwork.ledger.model.HoldEnd.HoldEndOutcome;
import dev.groundwork.ledger.model.HoldId;
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
import java.util.function.BiFunction;
import java.util.function.Function;

/** Ends holds. */
@Controller("/api/credits/holds/{id}")
@Consumes(MediaType.ALL)
@Secured("credits:hold")
final class HoldEndController {

    private final EndHold endHold;

    HoldEndController(EndHold endHold) {
        this.endHold = endHold;
    }

    /** Take what it really cost, at most what is held; the rest is free again. */
    @ApiResponse(
            responseCode = "200",
            description = "Taken, now or before.",
            content = @Content(schema = @Schema(implementation = HoldResponses.Committed.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = CommitBody.class)))
    @Post("/commit")
    HttpResponse<?> commit(String id, JsonBody body, Caller.Service caller) {
        var request = body.closed().read(CommitBody::read);
        return end(id, hold -> endHold.commit(hold, request.amount()), HoldResponses.Committed::of);
    }

    /** Release everything that is held. */
    @ApiResponse(
            responseCode = "200",
            description = "Released, now or before.",
            content = @Content(schema = @Schema(implementation = HoldResponses.Released.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = ReleaseBody.class)))
    @Post("/release")
    HttpResponse<?> release(String id, JsonBody body, Caller.Service caller) {
        body.closed().readOptional(ReleaseBody::read);
        return end(id, endHold::release, (hold, end) -> HoldResponses.Released.of(hold));
    }

    private static <B> HttpResponse<?> end(
            String id, Function<HoldId, HoldEndOutcome> end, BiFunction<HoldId, HoldEnd, B> response) {
        return HoldId.parse(id)
                .<HttpResponse<?>>map(hold -> response(end.apply(hold), ended -> response.apply(hold, ended)))
                .orElseGet(HoldEndController::unknownHold);
    }

    private static <B> HttpResponse<?> response(HoldEndOutcome outcome, Function<HoldEnd, B> response) {
        return switch (outcome) {
            case HoldEndOutcome.Ended(var end) -> HttpResponse.ok(response.apply(end));
            case HoldEndOutcome.Replayed(var end) -> Responses.replayed(HttpResponse.ok(response.apply(end)));
            case HoldEndOutcome.EndedOtherwise() ->
                Responses.problem(ProblemCode.HOLD_ENDED, "It was committed with another amount, or released.");
            case HoldEndOutcome.Expired() ->
                Responses.problem(ProblemCode.HOLD_EXPIRED, "Its credits are free again. Nothing was taken.");
            case HoldEndOutcome.AmountExceedsHold(var held) ->
                Responses.problem(ProblemCode.AMOUNT_EXCEEDS_HOLD, "At most " + held.amount() + " can be taken.");
            case HoldEndOutcome.UnknownHold() -> unknownHold();
            case HoldEndOutcome.Busy() -> Responses.requestInProgress();
        };
    }

    private static HttpResponse<?> unknownHold() {
        return Responses.notFound("There is no such hold.");
    }
}
