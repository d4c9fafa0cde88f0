package dev.groundwork.credits.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Fields;
import dev.groundwork.http.ProblemException;
import dev.groundwork.kernel.FieldError;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.Problem;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.GrantOutcome;
import dev.groundwork.ledger.model.GrantOutcome.Granted;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.LedgerAccount;
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
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives users credits that nobody has paid for. */
@Controller("/api/credits/grants")
@Consumes(MediaType.ALL)
@Secured("credits:grant")
final class GrantController {

    private static final String INVALID_EXPIRY = "invalid_expiry";
    private static final String EXPIRY = "A time in the future, as 2026-01-07T09:30:00Z.";

    /** What the ledger knows as never. */
    private static final Instant LATEST_EXPIRY = LedgerAccount.Terms.NEVER;

    private final CreditLedger ledger;
    private final ClosedBody bodies;
    private final Refusals refusals;

    GrantController(CreditLedger ledger, ClosedBody bodies, Refusals refusals) {
        this.ledger = ledger;
        this.bodies = bodies;
        this.refusals = refusals;
    }

    @Serdeable
    record GrantWanted(
            @Nullable String userId,
            @Nullable Long amount,
            @Nullable String reason,
            @Nullable String expiresAt) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record GrantAnswer(
            String transactionId,
            long amount,
            long balanceAfter,
            @Nullable String expiresAt) {

        static GrantAnswer of(Granted granted) {
            return new GrantAnswer(
                    granted.transaction().toString(),
                    granted.amount().amount(),
                    granted.balanceAfter().amount(),
                    granted.expiresAt().map(Instant::toString).orElse(null));
        }
    }

    /** Gives a bonus, once for each Idempotency-Key. What is left of it at its expiry is gone. */
    @ApiResponse(
            responseCode = "201",
            description = "Given, now or under the same key before.",
            content = @Content(schema = @Schema(implementation = GrantAnswer.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = GrantWanted.class)))
    @Post
    HttpResponse<?> grant(@Body JsonNode body, Caller.Service caller, IdempotencyKey key, HttpRequest<?> request) {
        var fields = new Fields();
        var wanted = new Wanted(fields);
        var given = bodies.read(body, GrantWanted.class, fields);
        var user = wanted.user(given.userId());
        var amount = wanted.amount(given.amount(), 1);
        var reason = wanted.reference("/reason", given.reason());
        var expiresAt = expiresAt(given.expiresAt(), fields);
        fields.throwIfAny();
        if (user.isEmpty()) {
            return refusals.unknownUser(request);
        }
        var scoped = new ScopedKey(caller.clientId() + " grant", key);
        return answer(
                request,
                ledger.grant(
                        new GrantRequest(user.get(), scoped, amount.orElseThrow(), reason.orElseThrow(), expiresAt)));
    }

    /** That it lies in the future is judged where it is known whether the request is a repeated one. */
    private static Optional<Instant> expiresAt(@Nullable String given, Fields fields) {
        return given == null
                ? Optional.empty()
                : fields.required("/expiresAt", given, GrantController::instant, INVALID_EXPIRY, EXPIRY);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant()).filter(at -> at.isBefore(LATEST_EXPIRY));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ProblemException expired() {
        return new ProblemException(Problem.invalid(List.of(new FieldError("/expiresAt", INVALID_EXPIRY, EXPIRY))));
    }

    private HttpResponse<?> answer(HttpRequest<?> request, GrantOutcome outcome) {
        return switch (outcome) {
            case GrantOutcome.Given(Granted granted) -> HttpResponse.created(GrantAnswer.of(granted));
            case GrantOutcome.Replayed(Granted granted) ->
                HttpResponse.created(GrantAnswer.of(granted)).header(Refusals.REPLAYED, "true");
            case GrantOutcome.ExpiredBefore() -> throw expired();
            case GrantOutcome.KeyReused() -> refusals.keyReused(request);
            case GrantOutcome.UnknownUser() -> refusals.unknownUser(request);
            case GrantOutcome.Busy() -> refusals.busy(request);
        };
    }
}
