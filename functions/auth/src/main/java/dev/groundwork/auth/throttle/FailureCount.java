package dev.groundwork.auth.throttle;

import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.throttle.AttemptPermits.AttemptInFlight;
import dev.groundwork.auth.throttle.AttemptPermits.AttemptInFlight.Permit;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The failed sign-ins in a row of an address, and its attempts in flight. Both together are never more than {@link Throttle#FREE_FAILURES};
 * after that many failures one attempt at a time is in flight, and none while a wait lasts. So whatever becomes of the attempts in flight, no
 * more than ten passwords in a row are told to be wrong before a wait.
 *
 * @param failures failures in a row
 * @param failedAt the time of the newest failure, nothing if there is none
 * @param inFlight the permits of attempts whose result is not known yet
 */
public record FailureCount(long failures, Optional<Instant> failedAt, Set<Permit> inFlight) {

    public FailureCount {
        inFlight = Set.copyOf(inFlight);
    }

    static FailureCount of(Item item) {
        var permits = item.stringSet("permits").stream().map(Permit::new).collect(Collectors.toUnmodifiableSet());
        return new FailureCount(item.number("failures", 0), item.optionalInstant("failedAt"), permits);
    }

    /**
     * The count at a time: an attempt whose lease is over failed at the end of it, and failures without another for {@link Throttle#MEMORY} are
     * forgotten.
     */
    FailureCount at(Instant now) {
        var expired = inFlight.stream().filter(permit -> permit.isExpired(now)).collect(Collectors.toSet());
        var newest = Stream.concat(failedAt.stream(), expired.stream().map(Permit::leaseEnd))
                .max(Comparator.naturalOrder());
        var alive = new HashSet<>(inFlight);
        alive.removeAll(expired);
        return newest.filter(at -> at.plus(Throttle.MEMORY).isAfter(now)).isPresent()
                ? new FailureCount(failures + expired.size(), newest, alive)
                : new FailureCount(0, Optional.empty(), alive);
    }

    /**
     * The rest of the wait after the newest failure; zero or less if there is none. Another process may have written that failure by a clock that
     * is ahead, so where the number of failures starts no wait their time means nothing.
     */
    Duration waitLeft(Instant now) {
        return failures < Throttle.FREE_FAILURES
                ? Duration.ZERO
                : failedAt.map(at -> Duration.between(now, at.plus(Throttle.waitAfter(failures))))
                        .orElse(Duration.ZERO);
    }

    /** Returns true if one more attempt may begin, where no wait lasts. */
    boolean hasRoom() {
        return failures < Throttle.FREE_FAILURES
                ? failures + inFlight.size() < Throttle.FREE_FAILURES
                : inFlight.isEmpty();
    }

    FailureCount with(Permit permit) {
        var more = new HashSet<>(inFlight);
        more.add(permit);
        return new FailureCount(failures, failedAt, more);
    }

    /** The writes of a count in the item of its address. */
    public static final class FailureCountItem {

        /** An account's item has the attribute {@code keeps}, which takes the place of the TTL. */
        private static final String TTL_OR_KEEP = "#ttl = if_not_exists(keeps, :ttl)";

        private static final String AND = " AND ";

        private FailureCountItem() {}

        /** An attempt begins, whatever the count is as long as it leaves room. */
        static Expression take(Permit permit, Instant now) {
            return kept("SET " + TTL_OR_KEEP + " ADD permits :permits", now)
                    .onlyIf(AccountsTable.FREE_PERMIT)
                    .value(":permits", set(Set.of(permit)))
                    .value(":free", Throttle.FREE_FAILURES)
                    .value(":half", Throttle.FREE_FAILURES / 2)
                    .value(":stale", now.minus(Throttle.MEMORY));
        }

        /** The count becomes another one, if it is still the one that was seen. */
        static Expression replace(FailureCount seen, FailureCount next, Instant now) {
            var counted = next.failedAt().isPresent();
            var change = kept(
                            "SET permits = :permits, " + TTL_OR_KEEP
                                    + (counted
                                            ? ", failures = :failures, failedAt = :failedAt"
                                            : " REMOVE failures, failedAt"),
                            now)
                    .value(":permits", set(next.inFlight()));
            if (counted) {
                change = change.value(":failures", next.failures())
                        .value(":failedAt", next.failedAt().orElseThrow());
            }
            return onlyIfSame(seen, change);
        }

        private static Expression onlyIfSame(FailureCount seen, Expression change) {
            var failures = seen.failedAt().isPresent() ? AccountsTable.SAME_FAILURES : AccountsTable.NO_FAILURES;
            var permits = seen.inFlight().isEmpty() ? AccountsTable.NO_PERMITS : AccountsTable.SAME_PERMITS;
            var same = change.onlyIf(failures + AND + permits);
            if (seen.failedAt().isPresent()) {
                same = same.value(":seen", seen.failures())
                        .value(":seenAt", seen.failedAt().orElseThrow());
            }
            return seen.inFlight().isEmpty() ? same : same.value(":seenPermits", set(seen.inFlight()));
        }

        /** The attempt becomes a failure that starts no wait. */
        static Expression freeFailure(Permit permit, Instant now) {
            return ended(permit, "SET failedAt = :now ADD failures :one DELETE permits :permits", now)
                    .onlyIf(AccountsTable.PERMIT_IN_FLIGHT + AND + AccountsTable.FREE_FAILURE)
                    .value(":one", 1)
                    .value(":last", Throttle.FREE_FAILURES - 1);
        }

        /** The attempt becomes the failure after {@code seen} others, which starts a wait. */
        static Expression failureAfter(long seen, Permit permit, Instant now) {
            return ended(permit, "SET failedAt = :now, failures = :failures DELETE permits :permits", now)
                    .onlyIf(AccountsTable.PERMIT_IN_FLIGHT + AND + AccountsTable.NEXT_FAILURE)
                    .value(":failures", seen + 1)
                    .value(":seen", seen);
        }

        private static Expression kept(String update, Instant now) {
            return Expression.change(update)
                    .name("#ttl", "ttl")
                    .value(":ttl", now.plus(Throttle.MEMORY).getEpochSecond());
        }

        private static Expression ended(Permit permit, String update, Instant now) {
            return Expression.change(update)
                    .value(":permit", permit.text())
                    .value(":permits", set(Set.of(permit)))
                    .value(":now", now);
        }

        static AttributeValue set(Collection<Permit> permits) {
            return Values.of(permits.stream().map(Permit::text).collect(Collectors.toUnmodifiableSet()));
        }

        /**
         * The change of an address's item by a success.
         *
         * @param set the SET clause of other changes, or nothing
         * @param conditions what must hold besides, joined by AND, or nothing
         */
        public static Expression succeeded(AttemptInFlight attempt, String set, String... conditions) {
            var ended = new HashSet<>(attempt.expired());
            ended.add(attempt.permit());
            var all = new StringBuilder(AccountsTable.PERMIT_IN_FLIGHT);
            for (var condition : conditions) {
                all.append(" AND ").append(condition);
            }
            return Expression.change(set + " REMOVE failures, failedAt, #ttl DELETE permits :permits")
                    .onlyIf(all.toString())
                    .name("#ttl", "ttl")
                    .value(":permit", attempt.permit().text())
                    .value(":permits", set(ended));
        }

        /** Returns true if the attempt is still in flight in the address's item. */
        public static boolean isInFlight(AttemptInFlight attempt, Optional<Item> item) {
            return item.map(FailureCount::of)
                    .filter(count -> count.inFlight().contains(attempt.permit()))
                    .isPresent();
        }
    }
}
