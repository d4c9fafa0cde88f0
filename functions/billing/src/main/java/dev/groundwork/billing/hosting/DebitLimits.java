package dev.groundwork.billing.hosting;

import java.time.Duration;

/**
 * The limits of the daily debit.
 *
 * @param page the most apps of a page, unless one owner alone has more
 * @param atOnce how many owners are charged at a time in one invocation: the connections that Java's HTTP client keeps alive
 * @param budget the time after which an invocation begins no page more; with the longest page it stays within its function's timeout
 * @param retryAfter when an owner whose charge failed is tried again
 * @param tries how often an owner is charged in a row while the ledger answers that it has not ended
 * @param cursorLife how long a cursor is kept: longer than SQS keeps a message (14 days)
 */
record DebitLimits(int page, int atOnce, Duration budget, Duration retryAfter, int tries, Duration cursorLife) {

    private static final int MAX_PAGE = 1_000;

    DebitLimits {
        if (page < 1 || page > MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " apps");
        }
    }

    /** Returns the standard limits with pages of this many apps. */
    static DebitLimits standard(int page) {
        return new DebitLimits(page, 5, Duration.ofMinutes(4), Duration.ofSeconds(10), 5, Duration.ofDays(15));
    }
}
