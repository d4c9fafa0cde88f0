package dev.groundwork.ledger.usecase;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Balance;
import dev.groundwork.ledger.port.CreditLedger;
import jakarta.inject.Singleton;

/** Whether a user has credits left, for functions that start what will cost some. It takes none, so it promises nothing for later. */
@Singleton
public final class CheckCredits {

    private final CreditLedger ledger;

    public CheckCredits(CreditLedger ledger) {
        this.ledger = ledger;
    }

    /** What a user can spend now; nothing for one who does not exist. */
    public Credits available(UserId user) {
        return ledger.balance(user).map(Balance::available).orElse(Credits.ZERO);
    }
}
