package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import java.util.Optional;

/**
 * The answer of a consume, the first time and every time after.
 *
 * @param transaction names its entry
 * @param action what was paid for
 * @param cost what it took
 * @param balanceAfter what it left
 * @param lowBalance whether that was below the user's threshold
 */
public record ConsumeReceipt(
        TransactionId transaction, Optional<Action> action, Credits cost, Credits balanceAfter, boolean lowBalance) {}
