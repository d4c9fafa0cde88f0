package dev.groundwork.ledger.adapter;

import dev.groundwork.ledger.domain.Reference;
import dev.groundwork.ledger.domain.RefundOutcome;
import dev.groundwork.ledger.domain.RefundRequest;
import dev.groundwork.ledger.domain.ScopedKey;
import dev.groundwork.ledger.domain.TransactionId;
import dev.groundwork.ledger.port.CreditLedger;

/** Gives consumes back in tests. */
final class Refunding {

    private Refunding() {}

    static RefundOutcome.Refund refund(CreditLedger ledger, TransactionId consume, ScopedKey key) {
        var request = new RefundRequest(consume, new ScopedKey("cli_test refund", key.key()), new Reference("failed"));
        return ((RefundOutcome.Refunded) ledger.refund(request)).refund();
    }
}
