package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import java.time.Instant;

/**
 * The figures of an account, its terms and settings: all that the answer to a spend needs.
 *
 * @param user whose account
 * @param figures the sums
 * @param terms what a spend checks besides the figures
 * @param settings what the user has chosen
 */
public record AccountSummary(UserId user, Figures figures, Terms terms, Settings settings) {

    /**
     * The sums of an account, in credits but for {@code seq} and {@code holdEvents}.
     *
     * @param balance the sum of all entries
     * @param available the balance without what is held
     * @param seq the number of the newest entry
     * @param holdEvents how many operations had no entry
     * @param standing left in the lots of the balance item, of which alone a spend takes
     * @param consumedBefore spent before those lots were written, refunds taken off
     * @param purchased ever bought, by purchase or subscription
     * @param debt owed after a payment was reversed
     */
    public record Figures(
            long balance,
            long available,
            long seq,
            long holdEvents,
            long standing,
            long consumedBefore,
            long purchased,
            long debt) {

        Figures with(long otherStanding) {
            return new Figures(balance, available, seq, holdEvents, otherStanding, consumedBefore, purchased, debt);
        }

        /** Returns how many entries and hold events there are. */
        public long moves() {
            return seq + holdEvents;
        }
    }

    /**
     * The terms of a spend besides the figures.
     *
     * @param nextChange when the next lot expires: from then on nobody spends before its expiry is written
     * @param inDebt true if what a hold frees is not the user's: there is a debt, or an expired lot that holds still need
     * @param alertArmed true if the next fall below the threshold is worth a mail
     */
    public record Terms(Instant nextChange, boolean inDebt, boolean alertArmed) {

        /** The first instant that no caller can name: later than anything that happens. */
        public static final Instant NEVER = Instant.parse("+10000-01-01T00:00:00Z");
    }

    AccountSummary with(Figures others) {
        return new AccountSummary(user, others, terms, settings);
    }

    /** Returns true if the credits that can be spent are below the user's threshold. */
    public boolean isLow() {
        return isLow(figures.available);
    }

    /** Returns true if so many credits are below the user's threshold. */
    boolean isLow(long available) {
        return available < settings.lowBalanceThreshold().amount();
    }

    /** Returns true if a mail should tell the owner that the credits run low. */
    public boolean isAlertDue() {
        return terms.alertArmed && settings.lowBalanceMail() && isLow();
    }

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
}
