package dev.groundwork.ledger.model;

/**
 * Says that a consume was refunded, and by what.
 *
 * @param consume what was refunded
 * @param operation what refunded it
 * @param recordName names the idempotency record of the request
 * @param reason what for, in the service's words
 */
public record RefundRecord(TransactionId consume, OperationKey operation, String recordName, Reference reason)
        implements AdditionalWrite {}
