package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.HoldEnd;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.TransactionId;
import dev.groundwork.ledger.verify.EntryClaim;
import dev.groundwork.ledger.verify.RelatedItems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what a user's items say of entries. */
final class RelatedItemsReader {

    private final UserId user;
    private final List<EntryClaim> claims = new ArrayList<>();
    private final Map<String, OperationKey> records = new HashMap<>();
    private final Map<OperationKey, HoldEnd> ends = new HashMap<>();
    private final Map<OperationKey, RelatedItems.Refund> refunds = new HashMap<>();

    RelatedItemsReader(UserId user) {
        this.user = user;
    }

    /** One more item; answers its name. */
    String add(Item item) {
        var name = item.string(Key.SK);
        if (name.startsWith(CreditsTable.holdEnds())) {
            hold(item);
        } else if (name.startsWith(CreditsTable.refunds())) {
            refund(item);
        } else if (name.startsWith(PaymentKeys.payments())) {
            payment(item);
        } else {
            record(item);
        }
        return name;
    }

    /** Reads how a hold ended. Only what it cost is an entry. */
    private void hold(Item item) {
        var hold = OperationKey.of(suffix(item));
        var end = HoldEndItem.read(new HoldId(user, hold), item);
        ends.put(hold, end);
        end.amount()
                .ifPresent(cost -> claims.add(
                        EntryClaim.of(item.string(Key.SK), end.transaction().operation(), EntryType.CONSUME)
                                .moving(-cost.amount(), end.balanceAfter().amount())));
    }

    /** A caller's key: that of a spend is pointed before the spend, that of a grant or a refund with it. */
    private void record(Item item) {
        var name = item.string(Key.SK);
        var operation = OperationKey.of(item.bytes("operation"));
        records.put(name, operation);
        item.optionalString("request").ifPresent(p -> claims.add(EntryClaim.of(name, operation, EntryType.BONUS)));
        item.optionalString("refundOf")
                .ifPresent(consume -> claims.add(
                        EntryClaim.of(name, operation, EntryType.REFUND).referring(consume)));
    }

    /** A refund: the consume that it gave back, and what refunded it. */
    private void refund(Item item) {
        var name = item.string(Key.SK);
        var consume = OperationKey.of(suffix(item));
        var operation = OperationKey.of(item.bytes("operation"));
        refunds.put(consume, new RelatedItems.Refund(operation, CreditsTable.records() + item.string("key")));
        claims.add(EntryClaim.of(name, consume, EntryType.CONSUME));
        claims.add(EntryClaim.of(name, operation, EntryType.REFUND)
                .referring(new TransactionId(user, consume, 0).toString()));
    }

    /** A payment: what gave its credits. */
    private void payment(Item item) {
        PaymentItem.granted(item)
                .ifPresent(operation -> claims.add(EntryClaim.of(
                                item.string(Key.SK),
                                operation,
                                EntryType.parse(item.string("type")).orElseThrow())
                        .moving(item.number("credits"))
                        .referring(item.string("product"))));
    }

    private static String suffix(Item item) {
        var name = item.string(Key.SK);
        return name.substring(name.indexOf('#') + 1);
    }

    RelatedItems notes() {
        return new RelatedItems(claims, records, ends, refunds);
    }
}
