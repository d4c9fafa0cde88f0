package dev.groundwork.ledger;

import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.RefundRequest;
import dev.groundwork.ledger.model.RefundRequest.RefundOutcome;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.TransactionId;

/** Refunds consumes in tests. */
public final class Refunding {

    private Refunding() {}

    public static RefundOutcome.Refund refund(CreditLedger ledger, TransactionId consume, ScopedKey key) {
        var request = new RefundRequest(consume, new ScopedKey("cli_test refund", key.key()), new Reference("failed"));
        return ((RefundOutcome.Refunded) ledger.refund(request)).refund();
    }
}
