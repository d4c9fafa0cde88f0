package dev.groundwork.ledger.model;

import dev.groundwork.kernel.UserId;
import java.util.Optional;

/**
 * Names the operation of a caller's key, where the key itself does not.
 *
 * @param user whose ledger
 * @param name names the record within the ledger, see {@link ScopedKey#recordName()}
 * @param operation what the key stands for
 * @param requestHash tells requests under the key apart, for a grant
 * @param refundOf what was refunded, for a refund
 */
public record IdempotencyRecord(
        UserId user, String name, OperationKey operation, Optional<String> requestHash, Optional<String> refundOf)
        implements AdditionalWrite {

    /** Creates the record of a consume or a hold. */
    public static IdempotencyRecord ofSpend(UserId user, String name, OperationKey operation) {
        return new IdempotencyRecord(user, name, operation, Optional.empty(), Optional.empty());
    }

    /** Creates the record of a grant. */
    public static IdempotencyRecord ofGrant(GrantRequest request, OperationKey operation) {
        return new IdempotencyRecord(
                request.user(),
                request.key().recordName(),
                operation,
                Optional.of(request.requestHash()),
                Optional.empty());
    }

    /** Creates the record of a refund. */
    public static IdempotencyRecord ofRefund(RefundRequest request, OperationKey operation) {
        return new IdempotencyRecord(
                request.transaction().user(),
                request.key().recordName(),
                operation,
                Optional.empty(),
                Optional.of(request.transaction().toString()));
    }
}
