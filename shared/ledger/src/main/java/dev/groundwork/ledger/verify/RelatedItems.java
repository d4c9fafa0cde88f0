package dev.groundwork.ledger.verify;

import dev.groundwork.ledger.model.HoldEnd;
import dev.groundwork.ledger.model.OperationKey;
import java.util.List;
import java.util.Map;

/**
 * The items of a ledger apart from its balance item and its segments. All of it was written before the moment at which the balance item is read, or
 * with what the balance item has then.
 *
 * @param claims what items say of entries
 * @param records which operation each caller's key names, by the item's name
 * @param ends how holds ended, by hold
 * @param refunds what refunded consumes, by consume
 */
public record RelatedItems(
        List<EntryClaim> claims,
        Map<String, OperationKey> records,
        Map<OperationKey, HoldEnd> ends,
        Map<OperationKey, Refund> refunds) {

    public RelatedItems {
        claims = List.copyOf(claims);
        records = Map.copyOf(records);
        ends = Map.copyOf(ends);
        refunds = Map.copyOf(refunds);
    }

    /**
     * The refund of a consume.
     *
     * @param operation of the refund
     * @param record the item of the caller's key
     */
    public record Refund(OperationKey operation, String record) {}
}
