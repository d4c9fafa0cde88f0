package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;

/**
 * A user's balance.
 *
 * @param balance the sum of all entries
 * @param available what can be spent now
 * @param held what is reserved
 * @param debt owed after money went back
 * @param lifetimePurchased ever bought, never reduced
 * @param lifetimeConsumed ever spent, refunds taken off
 * @param freeTierLeft left of the free credits
 * @param lowBalance whether {@code available} is below the threshold
 * @param lowBalanceThreshold the threshold
 */
public record Balance(
        Credits balance,
        Credits available,
        Credits held,
        Credits debt,
        Credits lifetimePurchased,
        long lifetimeConsumed,
        Credits freeTierLeft,
        boolean lowBalance,
        Credits lowBalanceThreshold) {}
