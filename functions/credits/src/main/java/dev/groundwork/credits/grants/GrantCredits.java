package dev.groundwork.credits.grants;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.credits.fields.CreditFields;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.FieldError;
import dev.groundwork.kernel.Instants;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.GrantRequest.GrantOutcome;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.ScopedKey;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gives a user credits that nobody has paid for. */
@Singleton
final class GrantCredits {

    private final CreditLedger ledger;

    GrantCredits(CreditLedger ledger) {
        this.ledger = ledger;
    }

    /** Grants a bonus. That its expiry lies in the future is checked where it is known whether the request is a repeated one. */
    GrantOutcome grant(GrantBody request, ScopedKey key) {
        return ledger.grant(
                new GrantRequest(request.userId(), key, request.amount(), request.reason(), request.expiresAt()));
    }

    /**
     * A service's request to give a user credits.
     *
     * @param userId who gets them
     * @param amount how many, 1 or more
     * @param reason what for, in the service's words
     * @param expiresAt when what is left of them is gone; left out, never
     */
    record GrantBody(UserId userId, Credits amount, Reference reason, Optional<Instant> expiresAt) {

        private static final String EXPIRES_AT = "expiresAt";
        private static final String INVALID_EXPIRY = "invalid_expiry";
        private static final String EXPIRY = "A time in the future, as 2026-01-07T09:30:00Z.";

        static GrantBody read(Members body) {
            var user = CreditFields.user(body);
            var amount = CreditFields.amount(body, 1);
            var reason = CreditFields.reference(body, "reason", "invalid_reference");
            var expiresAt = body.optional(EXPIRES_AT, TEXT, Instants::parse, INVALID_EXPIRY, EXPIRY);
            return new GrantBody(user.get(), amount.get(), reason.get(), expiresAt.get());
        }

        /** Returns the problem of an expiry that lies in the past. */
        static Problem expired() {
            return Problem.invalid(List.of(new FieldError("/" + EXPIRES_AT, INVALID_EXPIRY, EXPIRY)));
        }
    }
}
