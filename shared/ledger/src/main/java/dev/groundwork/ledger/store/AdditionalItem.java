package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.AdditionalWrite;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.RefundRequest.RefundRecord;
import dev.groundwork.ledger.model.ScopedKey.IdempotencyRecord;
import dev.groundwork.ledger.model.TransactionId;

/** Idempotency records and refund records as items. */
final class AdditionalItem {

    private AdditionalItem() {}

    static Item write(AdditionalWrite write) {
        return switch (write) {
            case IdempotencyRecord record ->
                Item.at(CreditsTable.record(record.user(), record.name()))
                        .set("operation", BalanceItem.value(record.operation()))
                        .set("request", record.requestHash())
                        .set("refundOf", record.refundOf())
                        .build();
            case RefundRecord(var consume, var operation, var recordName, var reason) ->
                Item.at(CreditsTable.refund(consume.user(), consume.operation().text()))
                        .set("operation", BalanceItem.value(operation))
                        .set("key", recordName)
                        .set("reason", reason.value())
                        .build();
        };
    }

    static IdempotencyRecord record(UserId user, String name, Item item) {
        return new IdempotencyRecord(
                user,
                name,
                OperationKey.of(item.bytes("operation")),
                item.optionalString("request"),
                item.optionalString("refundOf"));
    }

    static RefundRecord refund(TransactionId consume, Item item) {
        return new RefundRecord(
                consume,
                OperationKey.of(item.bytes("operation")),
                item.string("key"),
                new Reference(item.string("reason")));
    }
}
