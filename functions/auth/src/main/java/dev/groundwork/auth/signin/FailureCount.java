package dev.groundwork.auth.signin;

import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.throttle.Throttle;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import java.time.Duration;
import java.time.Instant;

/** The failed sign-ins in a row in the item of an address. */
final class FailureCount {

    /** Failures are forgotten after this long without another, for every address alike. */
    private static final Duration MEMORY = Duration.ofDays(1);

    /** An account's item has the attribute {@code keeps}, which takes the place of the TTL. */
    private static final String TTL_OR_KEEP = "#ttl = if_not_exists(keeps, :ttl)";

    private FailureCount() {}

    /** Counts an attempt that starts no wait. */
    static Expression addFree(Instant now) {
        return timed("SET failedAt = :now, " + TTL_OR_KEEP + " ADD failures :one", now)
                .onlyIf(AccountsTable.FREE_PERMIT)
                .value(":one", 1)
                .value(":last", Throttle.FREE_FAILURES - 1)
                .value(":stale", now.minus(MEMORY));
    }

    /** Counts the attempt after {@code seen}, with the wait that follows from it. */
    static Expression addAfter(Item seen, Instant now) {
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
    static Duration waitLeft(Item seen, Instant now) {
        return seen.optionalInstant("blockedUntil")
                .filter(now::isBefore)
                .map(until -> Duration.between(now, until))
                .orElse(Duration.ZERO);
    }
}
