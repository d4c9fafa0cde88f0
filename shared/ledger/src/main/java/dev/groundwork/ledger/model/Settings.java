package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;

/**
 * What a user has chosen.
 *
 * @param lowBalanceThreshold below it the balance is called low
 * @param lowBalanceMail whether a mail says so
 */
public record Settings(Credits lowBalanceThreshold, boolean lowBalanceMail) {

    /** What nobody has chosen yet. */
    public static final Settings INITIAL = new Settings(Credits.of(10), true);

    /** The highest threshold. */
    public static final Credits MAX_THRESHOLD = Credits.of(1_000_000);
}
