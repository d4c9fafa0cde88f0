package dev.groundwork.credits.grants;

import dev.groundwork.credits.grants.GrantCredits.GrantBody;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.json.JsonBody;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.ledger.model.GrantRequest.GrantOutcome;
import dev.groundwork.ledger.model.GrantRequest.GrantOutcome.Granted;
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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gives users credits that nobody has paid for. */
@Controller("/api/credits/grants")
@Consumes(MediaType.ALL)
@Secured("credits:grant")
final class GrantController {

    private final GrantCredits grantCredits;

    GrantController(GrantCredits grantCredits) {
        this.grantCredits = grantCredits;
    }

    @Serdeable
    record GrantResponse(
            String transactionId,
            long amount,
            long balanceAfter,
            @Nullable String expiresAt) {

        static GrantResponse of(Granted granted) {
            return new GrantResponse(
                    granted.transaction().toString(),
                    granted.amount().amount(),
                    granted.balanceAfter().amount(),
                    granted.expiresAt().map(Instant::toString).orElse(null));
        }
    }

    /** Grant a bonus, once for each Idempotency-Key. What is left of it at its expiry is gone. */
    @ApiResponse(
            responseCode = "201",
            description = "Given, now or under the same key before.",
            content = @Content(schema = @Schema(implementation = GrantResponse.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = GrantBody.class)))
    @Post
    HttpResponse<?> grant(JsonBody body, Caller.Service caller, IdempotencyKey key) {
        var request = body.closed().read(GrantBody::read);
        var scoped = new ScopedKey(caller.clientId() + " grant", key);
        return switch (grantCredits.grant(request, scoped)) {
            case GrantOutcome.Given(var granted) -> HttpResponse.created(GrantResponse.of(granted));
            case GrantOutcome.Replayed(var granted) ->
                Responses.replayed(HttpResponse.created(GrantResponse.of(granted)));
            case GrantOutcome.ExpiredBefore() -> Responses.problem(GrantBody.expired());
            case GrantOutcome.TooManyLots() ->
                Responses.problem(
                        ProblemCode.TOO_MANY_LOTS, "A thousand grants that expire are not spent. Nothing was given.");
            case GrantOutcome.KeyReused() -> Responses.keyReused();
            case GrantOutcome.UnknownUser() -> Responses.unknownUser();
            case GrantOutcome.Busy() -> Responses.requestInProgress();
        };
    }
}
