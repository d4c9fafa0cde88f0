package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.Segment;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of the table credits as tests of other packages read and write them. */
public final class StoredItems {

    private StoredItems() {}

    /** Reads a balance item. */
    public static LedgerAccount account(Item item) {
        return BalanceItem.read(item);
    }

    /** Reads a segment's item. */
    public static Segment segment(Item item) {
        return SegmentItem.read(item);
    }

    /** Returns a segment's item. */
    public static Item item(Segment segment) {
        return SegmentItem.write(segment);
    }

    /** Returns an operation key as an attribute. */
    public static AttributeValue value(OperationKey key) {
        return BalanceItem.value(key);
    }
}
