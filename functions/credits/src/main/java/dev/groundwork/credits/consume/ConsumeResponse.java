package dev.groundwork.credits.consume;

import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeReceipt;
import io.micronaut.serde.annotation.Serdeable;

/** The answer of a consume, in whole credits. */
@Serdeable
record ConsumeResponse(String transactionId, String action, long cost, long balanceAfter, boolean lowBalance) {

    static ConsumeResponse of(ConsumeReceipt receipt) {
        return new ConsumeResponse(
                receipt.transaction().toString(),
                receipt.action().map(Action::text).orElse(""),
                receipt.cost().amount(),
                receipt.balanceAfter().amount(),
                receipt.lowBalance());
    }
}
