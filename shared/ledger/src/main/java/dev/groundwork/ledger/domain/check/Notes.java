package dev.groundwork.ledger.domain.check;

import dev.groundwork.ledger.domain.HoldEnd;
import dev.groundwork.ledger.domain.OperationKey;
import java.util.List;
import java.util.Map;

/**
 * What stands of a ledger besides its balance item and its pages. All of it was written before the moment at which the balance item is read, or
 * with what the balance item has then.
 *
 * @param claims what items say of entries
 * @param pointers which operation each caller's key names, by the item's name
 * @param ends how holds ended, by hold
 * @param refunds what gave consumes back, by consume
 */
public record Notes(
        List<Claim> claims,
        Map<String, OperationKey> pointers,
        Map<OperationKey, HoldEnd> ends,
        Map<OperationKey, Refund> refunds) {

    public Notes {
        claims = List.copyOf(claims);
        pointers = Map.copyOf(pointers);
        ends = Map.copyOf(ends);
        refunds = Map.copyOf(refunds);
    }

    /**
     * What gave a consume back.
     *
     * @param operation of the refund
     * @param pointer the item of the caller's key
     */
    public record Refund(OperationKey operation, String pointer) {}
}
