package dev.groundwork.credits.refunds;

import dev.groundwork.credits.fields.CreditFields;
import dev.groundwork.json.Members;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.RefundRequest;
import dev.groundwork.ledger.model.RefundRequest.RefundOutcome;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.TransactionId;
import jakarta.inject.Singleton;

/** Gives a consume back, once, to the lots that it came from. */
@Singleton
final class RefundCredits {

    private final CreditLedger ledger;

    RefundCredits(CreditLedger ledger) {
        this.ledger = ledger;
    }

    /** Refunds a consume. */
    RefundOutcome refund(RefundBody request, ScopedKey key) {
        return ledger.refund(new RefundRequest(request.transactionId(), key, request.reason()));
    }

    /**
     * A service's request to give a consume back, as it is sent.
     *
     * @param transactionId what the consume has answered
     * @param reason what for, in the service's words
     */
    record RefundBody(TransactionId transactionId, Reference reason) {

        static RefundBody read(Members body) {
            var transaction = CreditFields.id(
                    body,
                    "transactionId",
                    TransactionId::parse,
                    "invalid_transaction",
                    "The transactionId of a consume.",
                    RefundController.NO_TRANSACTION);
            var reason = CreditFields.reference(body, "reason", "invalid_reason");
            return new RefundBody(transaction.get(), reason.get());
        }
    }
}
