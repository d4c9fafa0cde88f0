package dev.groundwork.credits.http;

import dev.groundwork.credits.usecase.TopUp;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Fields;
import dev.groundwork.http.Problems;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Action;
import dev.groundwork.ledger.domain.Complexity;
import dev.groundwork.ledger.domain.ConsumeOutcome;
import dev.groundwork.ledger.domain.Receipt;
import dev.groundwork.ledger.domain.Reference;
import dev.groundwork.ledger.domain.ScopedKey;
import dev.groundwork.ledger.usecase.ConsumeCredits;
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
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes credits from a user for what one of our services did. */
@Controller("/api/credits/consume")
@Consumes(MediaType.ALL)
@Secured("credits:consume")
final class ConsumeController {

    private static final String REPLAYED = "Idempotent-Replayed";
    private static final Duration BUSY_WAIT = Duration.ofSeconds(1);

    private final ConsumeCredits consumeCredits;
    private final ClosedBody bodies;
    private final TopUp topUp;
    private final Problems problems;

    ConsumeController(ConsumeCredits consumeCredits, ClosedBody bodies, TopUp topUp, Problems problems) {
        this.consumeCredits = consumeCredits;
        this.bodies = bodies;
        this.topUp = topUp;
        this.problems = problems;
    }

    /** Consumes credits at the catalogue's price, once for each Idempotency-Key. */
    @ApiResponse(
            responseCode = "200",
            description = "Taken, now or under the same key before.",
            content = @Content(schema = @Schema(implementation = CreditBodies.Consumed.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = CreditBodies.Consume.class)))
    @Post
    HttpResponse<?> consume(@Body JsonNode body, Caller.Service caller, IdempotencyKey key, HttpRequest<?> request) {
        var fields = new Fields();
        var given = bodies.read(body, CreditBodies.Consume.class, fields);
        var user = fields.required(
                "/userId", given.userId(), ConsumeController::text, "invalid_user", "The id of a user.");
        var action = fields.required(
                "/action", given.action(), ConsumeController::action, "unknown_action", "An action of the catalogue.");
        var complexity = complexity(given.complexity(), action, fields);
        var reference = fields.required(
                "/referenceId",
                given.referenceId(),
                Reference::parse,
                "invalid_reference",
                "1 to 255 printable characters.");
        fields.throwIfAny();
        var scoped = new ScopedKey(caller.clientId() + " consume", key);
        var outcome = user.flatMap(UserId::parse)
                .map(id ->
                        consumeCredits.consume(id, scoped, action.orElseThrow(), complexity, reference.orElseThrow()))
                .orElseGet(ConsumeOutcome.UnknownUser::new);
        return answer(request, outcome);
    }

    /** What is no user id names no user; that there is none is told the same way. */
    private static Optional<String> text(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<Action> action(String text) {
        return Action.parse(text).filter(action -> action != Action.APP_HOSTING_DAY);
    }

    private static Optional<Complexity> complexity(@Nullable Long given, Optional<Action> action, Fields fields) {
        if (action.isPresent() && action.get() == Action.BUILD_ITERATION) {
            return fields.required("/complexity", given, Complexity::of, "invalid_complexity", "1 to 6.");
        }
        if (given != null) {
            fields.add("/complexity", "complexity_not_applicable", "Only a build iteration has one.");
        }
        return Optional.empty();
    }

    private HttpResponse<?> answer(HttpRequest<?> request, ConsumeOutcome outcome) {
        return switch (outcome) {
            case ConsumeOutcome.Consumed(Receipt receipt) -> HttpResponse.ok(CreditBodies.Consumed.of(receipt));
            case ConsumeOutcome.Replayed(Receipt receipt) ->
                HttpResponse.ok(CreditBodies.Consumed.of(receipt)).header(REPLAYED, "true");
            case ConsumeOutcome.InsufficientCredits(Credits required, Credits available) ->
                problems.response(
                        request,
                        Problem.of(ProblemCode.INSUFFICIENT_CREDITS, "It costs more than there is. Nothing was taken.")
                                .with("required", required.amount())
                                .with("available", available.amount())
                                .with("topUpUrl", topUp.page().toString()));
            case ConsumeOutcome.KeyReused() ->
                problems.response(
                        request,
                        Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED, "Another request was made with this key."));
            case ConsumeOutcome.UnknownUser() ->
                problems.response(request, Problem.of(ProblemCode.NOT_FOUND, "There is no such user."));
            case ConsumeOutcome.Busy() ->
                problems.response(
                        request,
                        Problem.of(ProblemCode.REQUEST_IN_PROGRESS, "Another change of this account is under way.")
                                .retryAfter(BUSY_WAIT));
        };
    }
}
