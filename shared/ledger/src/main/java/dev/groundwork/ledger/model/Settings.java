package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;

/**
 * A user's settings.
 *
 * @param lowBalanceThreshold below it the balance is called low
 * @param lowBalanceMail whether a mail says so
 */
public record Settings(Credits lowBalanceThreshold, boolean lowBalanceMail) {

    /** The settings of a new user. */
    public static final Settings INITIAL = new Settings(Credits.of(10), true);

    /** The highest threshold. */
    public static final Credits MAX_THRESHOLD = Credits.of(1_000_000);
}
