package dev.groundwork.credits.holds;

import dev.groundwork.ledger.model.HoldEnd;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldRequest.HoldReceipt;
import io.micronaut.serde.annotation.Serdeable;

/** The JSON of holds. Amounts in whole credits. */
final class HoldResponses {

    private HoldResponses() {}

    @Serdeable
    record Held(
            String holdId,
            String userId,
            String action,
            long amount,
            String status,
            String expiresAt,
            long balance,
            long available,
            long held) {

        static Held of(HoldId id, HoldReceipt receipt) {
            return new Held(
                    id.toString(),
                    id.user().value(),
                    receipt.hold().action().text(),
                    receipt.hold().amount(),
                    "held",
                    receipt.hold().expiresAt().toString(),
                    receipt.balance().amount(),
                    receipt.available().amount(),
                    receipt.held().amount());
        }
    }

    @Serdeable
    record Committed(
            String holdId, String status, long amount, String transactionId, long balanceAfter, long available) {

        static Committed of(HoldId id, HoldEnd end) {
            return new Committed(
                    id.toString(),
                    "committed",
                    end.amount().orElseThrow().amount(),
                    end.transaction().toString(),
                    end.balanceAfter().amount(),
                    end.available().amount());
        }
    }

    @Serdeable
    record Released(String holdId, String status) {

        static Released of(HoldId id) {
            return new Released(id.toString(), "released");
        }
    }
}
