package dev.groundwork.credits.refunds;

import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.RefundRequest;
import dev.groundwork.ledger.model.RefundRequest.RefundOutcome;
import jakarta.inject.Singleton;

/** Gives a consume back, once, to the lots that it came from. */
@Singleton
final class RefundCredits {

    private final CreditLedger ledger;

    RefundCredits(CreditLedger ledger) {
        this.ledger = ledger;
    }

    /** Refunds a consume. */
    RefundOutcome refund(RefundRequest request) {
        return ledger.refund(request);
    }
}
