package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.AdditionalWrite;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PaymentRecord;
import dev.groundwork.ledger.model.PaymentRequest.AppliedEvent;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.RefundRequest.RefundRecord;
import dev.groundwork.ledger.model.ScopedKey.IdempotencyRecord;
import dev.groundwork.ledger.model.TransactionId;

/** The items that are written together with an account. */
final class AdditionalItem {

    private static final Expression ABSENT = Expression.when(CreditsTable.ABSENT);

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
            case PaymentRecord payment -> PaymentItem.write(payment);
            case AppliedEvent(var user, var event, var payment) ->
                Item.at(PaymentKeys.event(user, event)).set("payment", payment).build();
        };
    }

    static Expression condition(AdditionalWrite write) {
        return switch (write) {
            case IdempotencyRecord record -> ABSENT;
            case RefundRecord refund -> ABSENT;
            case PaymentRecord payment -> PaymentKeys.condition(payment.version());
            case AppliedEvent applied -> ABSENT;
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
