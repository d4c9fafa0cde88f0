package dev.groundwork.credits.grants;

import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.GrantRequest.GrantOutcome;
import jakarta.inject.Singleton;

/** Gives a user credits that nobody has paid for. */
@Singleton
final class GrantCredits {

    private final CreditLedger ledger;

    GrantCredits(CreditLedger ledger) {
        this.ledger = ledger;
    }

    /** Grants a bonus. That its expiry lies in the future is checked where it is known whether the request is a repeated one. */
    GrantOutcome grant(GrantRequest request) {
        return ledger.grant(request);
    }
}
