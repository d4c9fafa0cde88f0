package dev.groundwork.ledger.model;

/**
 * A service's request to give a consume back.
 *
 * @param transaction what the consume has answered
 * @param key under which it may be repeated
 * @param reason what for, in the service's words
 */
public record RefundRequest(TransactionId transaction, ScopedKey key, Reference reason) {}
