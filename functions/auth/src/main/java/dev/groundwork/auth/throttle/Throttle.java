package dev.groundwork.auth.throttle;

import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import java.time.Duration;
import java.time.Instant;

/**
 * The waits after failed sign-ins in a row (ASVS 5.0 6.3.1): the first nine cost nothing, from the tenth on each is followed by a
 * wait of 60, 120, 240, 480, then 900 seconds. An address without an account is treated alike.
 */
public final class Throttle {

    /** Failures in a row that are still answered as a wrong password. */
    public static final int FREE_FAILURES = 10;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 4;

    private Throttle() {}

    /** Returns the wait that the {@code failures}th failure in a row starts; zero if it starts none. */
    public static Duration waitAfter(long failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        var doublings = failures - FREE_FAILURES;
        var wait = doublings >= DOUBLINGS ? LONGEST_WAIT : FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** Returns true if the {@code failures}th failure is answered with its wait instead of as a wrong password. */
    public static boolean isAnsweredAsWait(long failures) {
        return failures > FREE_FAILURES;
    }

    /** The failed sign-ins in a row in the item of an address. */
    public static final class FailureCount {

        /** Failures are forgotten after this long without another, for every address alike. */
        private static final Duration MEMORY = Duration.ofDays(1);

        /** An account's item has the attribute {@code keeps}, which takes the place of the TTL. */
        private static final String TTL_OR_KEEP = "#ttl = if_not_exists(keeps, :ttl)";

        private FailureCount() {}

        /** Counts an attempt that starts no wait. */
        public static Expression addFree(Instant now) {
            return timed("SET failedAt = :now, " + TTL_OR_KEEP + " ADD failures :one", now)
                    .onlyIf(AccountsTable.FREE_PERMIT)
                    .value(":one", 1)
                    .value(":last", Throttle.FREE_FAILURES - 1)
                    .value(":stale", now.minus(MEMORY));
        }

        /** Counts the attempt after {@code seen}, with the wait that follows from it. */
        public static Expression addAfter(Item seen, Instant now) {
            var failures = next(seen, now);
            return timed("SET failures = :failures, failedAt = :now, blockedUntil = :until, " + TTL_OR_KEEP, now)
                    .onlyIf(AccountsTable.SAME_FAILURES)
                    .value(":failures", failures)
                    .value(":until", now.plus(Throttle.waitAfter(failures)))
                    .value(":seen", seen.number("failures"))
                    .value(":seenAt", seen.instant("failedAt"));
        }

        private static Expression timed(String update, Instant now) {
            return Expression.change(update)
                    .name("#ttl", "ttl")
                    .value(":now", now)
                    .value(":ttl", now.plus(MEMORY).getEpochSecond());
        }

        private static long next(Item seen, Instant now) {
            return seen.instant("failedAt").plus(MEMORY).isAfter(now) ? seen.number("failures") + 1 : 1;
        }

        /** Returns the rest of a wait, zero if there is none. */
        public static Duration waitLeft(Item seen, Instant now) {
            return seen.optionalInstant("blockedUntil")
                    .filter(now::isBefore)
                    .map(until -> Duration.between(now, until))
                    .orElse(Duration.ZERO);
        }
    }
}
