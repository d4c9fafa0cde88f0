package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.BillingPeriod;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PaymentFact.DisputeStatus;
import dev.groundwork.ledger.model.PaymentFact.Disputed;
import dev.groundwork.ledger.model.PaymentFact.Receipted;
import dev.groundwork.ledger.model.PaymentFact.Refunded;
import dev.groundwork.ledger.model.PaymentFact.Sold;
import dev.groundwork.ledger.model.PaymentRecord;
import dev.groundwork.ledger.model.PaymentRecord.Effect;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A payment record as an item. Facts that are not known yet are left out. */
final class PaymentItem {

    private PaymentItem() {}

    static Item write(PaymentRecord payment) {
        var item = Item.at(PaymentKeys.payment(payment.user(), payment.payment()))
                .set("version", payment.version())
                .set("refunded", payment.refunded().refunded())
                .set("charged", payment.refunded().charged())
                .set("refundedAt", payment.refunded().at())
                .set("isRefundRead", payment.refunded().isReadLater())
                .set("disputes", disputes(payment.disputes()))
                .set("taken", payment.effect().taken())
                .set("owed", payment.effect().owed());
        payment.receipt()
                .ifPresent(receipt -> item.set("receiptUrl", receipt.url()).set("paidAt", receipt.paidAt()));
        payment.sold().ifPresent(sold -> {
            item.set("type", sold.type().text())
                    .set("product", sold.product())
                    .set("credits", sold.credits().amount())
                    .set("amount", sold.amount())
                    .set("currency", sold.currency())
                    .set("catalogueVersion", sold.catalogueVersion());
            sold.period()
                    .ifPresent(period -> item.set("periodStart", period.start())
                            .set("periodEnd", period.end())
                            .set("periodOfChange", period.isChange()));
        });
        payment.effect().granted().ifPresent(operation -> item.set("operation", BalanceItem.value(operation)));
        return item.build();
    }

    private static AttributeValue disputes(Map<String, Disputed> disputes) {
        return AttributeValue.fromM(disputes.values().stream()
                .collect(Collectors.toMap(
                        Disputed::dispute,
                        dispute -> AttributeValue.fromM(Item.members()
                                .set("status", dispute.status().name())
                                .set("amount", dispute.amount())
                                .set("currency", dispute.currency())
                                .set("at", dispute.at())
                                .build()
                                .attributes()))));
    }

    static PaymentRecord read(UserId user, String payment, Item item) {
        var disputes = item.map("disputes");
        return new PaymentRecord(
                user,
                payment,
                item.number("version"),
                item.optionalString("product").map(product -> sold(product, item)),
                new Refunded(
                        item.number("refunded"),
                        item.number("charged"),
                        item.optionalInstant("refundedAt").orElse(Instant.EPOCH),
                        item.flag("isRefundRead")),
                disputes.attributes().keySet().stream()
                        .collect(Collectors.toMap(id -> id, id -> disputed(id, disputes.map(id)))),
                item.optionalString("receiptUrl").map(url -> new Receipted(url, item.instant("paidAt"))),
                new Effect(granted(item), item.number("taken"), item.number("owed")));
    }

    /** Returns the operation that gave the credits, once they are given. */
    static Optional<OperationKey> granted(Item item) {
        return item.attributes().containsKey("operation")
                ? Optional.of(OperationKey.of(item.bytes("operation")))
                : Optional.empty();
    }

    private static Sold sold(String product, Item item) {
        return new Sold(
                EntryType.parse(item.string("type")).orElseThrow(),
                product,
                Credits.of(item.number("credits")),
                item.optionalInstant("periodStart")
                        .map(start -> new BillingPeriod(start, item.instant("periodEnd"), item.flag("periodOfChange"))),
                item.number("amount"),
                item.string("currency"),
                Math.toIntExact(item.number("catalogueVersion")));
    }

    private static Disputed disputed(String id, Item dispute) {
        return new Disputed(
                id,
                DisputeStatus.valueOf(dispute.string("status")),
                dispute.number("amount"),
                dispute.string("currency"),
                dispute.instant("at"));
    }
}
