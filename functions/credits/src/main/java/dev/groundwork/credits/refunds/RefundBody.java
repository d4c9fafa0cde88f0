package dev.groundwork.credits.refunds;

import dev.groundwork.credits.fields.CreditFields;
import dev.groundwork.json.Members;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.TransactionId;

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
