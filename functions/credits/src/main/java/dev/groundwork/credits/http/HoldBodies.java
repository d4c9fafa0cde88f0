package dev.groundwork.credits.http;

import dev.groundwork.ledger.model.HoldEnd;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldReceipt;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** The JSON of holds. A member of a request is null when the caller left it out. */
final class HoldBodies {

    private HoldBodies() {}

    @Serdeable
    record HoldWanted(
            @Nullable String userId,
            @Nullable String action,
            @Nullable Long amount,
            @Nullable String referenceId,
            @Nullable String quote) {}

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
    record CommitWanted(@Nullable Long amount) {}

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
    record ReleaseWanted() {}

    @Serdeable
    record Released(String holdId, String status) {

        static Released of(HoldId id) {
            return new Released(id.toString(), "released");
        }
    }
}
