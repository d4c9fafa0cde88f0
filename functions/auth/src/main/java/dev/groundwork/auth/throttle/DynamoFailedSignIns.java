package dev.groundwork.auth.throttle;

import dev.groundwork.auth.throttle.FailedSignIns.Admission;
import dev.groundwork.auth.throttle.FailedSignIns.CallerNetwork;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Transactions.TransactionOutcome;
import dev.groundwork.http.Edge;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Failed sign-ins of callers: known in this process, counted in the table {@code accounts} together with what is stored of each. */
@Singleton
public final class DynamoFailedSignIns implements FailedSignIns {

    private static final int MAX_TRIES = 3;
    private static final Duration CONTENTION_WAIT = Duration.ofSeconds(1);

    private final CallerWindows windows = new CallerWindows();
    private final Table table;
    private final Transactions transactions;
    private final CallerLimitItem items;

    DynamoFailedSignIns(@Named("accounts") Table table, Transactions transactions, CallerLimitItem items) {
        this.table = table;
        this.transactions = transactions;
        this.items = items;
    }

    @Override
    public Admission take(Edge origin, Instant now) {
        return windows.take(CallerNetwork.of(origin.sourceIp()), now);
    }

    @Override
    public void release(Admission.Permit permit) {
        windows.release(permit);
    }

    @Override
    public Optional<Duration> failed(Admission.Permit permit, Instant now) {
        return switch (count(permit, Transaction.empty(), now)) {
            case Counting.Counted() -> Optional.empty();
            case Counting.Refused refused ->
                throw new IllegalStateException("nothing was written that could be refused");
            case Counting.Over(var left) -> Optional.of(left);
        };
    }

    /**
     * Counts a failed attempt with other writes, together or not at all. One round trip; one more for the first failure after an old window.
     *
     * @param together other writes; only the first of them has a condition
     */
    public Counting count(Admission.Permit permit, Transaction together, Instant now) {
        var key = items.key(CallerLimit.FAILED_SIGN_INS, permit.caller());
        var count = CallerLimitItem.nextPermit(now);
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            switch (transactions.commit(
                    Transaction.empty().update(table, key, count).and(together))) {
                case TransactionOutcome.Committed() -> {
                    return new Counting.Counted();
                }
                case TransactionOutcome.ConditionFailed refused
                when !refused.at(0) -> {
                    return new Counting.Refused(
                            refused.failedWrites().get(1).flatMap(TransactionOutcome.FailedWrite::found));
                }
                case TransactionOutcome.ConditionFailed refused -> {
                    var found = refused.failedWrites()
                            .getFirst()
                            .orElseThrow()
                            .found()
                            .orElseThrow();
                    var left = CallerLimitItem.left(found, now);
                    if (left.isPositive()) {
                        windows.usedUp(permit.caller(), found.instant("since"));
                        return new Counting.Over(left);
                    }
                    count = CallerLimitItem.newWindow(found, now);
                }
            }
        }
        return new Counting.Over(CONTENTION_WAIT);
    }

    /** The outcome of counting a failure of a caller. */
    public sealed interface Counting {

        /** It is counted, and the other writes have happened. */
        record Counted() implements Counting {}

        /**
         * The condition of the first of the other writes did not hold; nothing is written.
         *
         * @param found the item that stands there
         */
        record Refused(Optional<Item> found) implements Counting {}

        /**
         * Others have used the permits up; nothing is written.
         *
         * @param left how long the caller has to wait
         */
        record Over(Duration left) implements Counting {}
    }

    /** The failed sign-ins that one process knows of its newest 10,000 callers. Safe for use by several threads. */
    static final class CallerWindows {

        private static final int MAX_CALLERS = 10_000;

        private final Map<CallerNetwork, Window> windows = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<CallerNetwork, Window> eldest) {
                return size() > MAX_CALLERS;
            }
        };

        private record Window(Instant since, int taken) {

            Duration left(Instant now) {
                return Duration.between(now, since.plus(CallerLimit.WINDOW));
            }
        }

        synchronized Admission take(CallerNetwork caller, Instant now) {
            var known = windows.get(caller);
            var open = known == null || !known.left(now).isPositive() ? new Window(now, 0) : known;
            if (open.taken == CallerLimit.PERMITS) {
                return new Admission.Over(open.left(now));
            }
            windows.put(caller, new Window(open.since, open.taken + 1));
            return new Admission.Permit(caller, open.since);
        }

        synchronized void release(Admission.Permit permit) {
            windows.computeIfPresent(
                    permit.caller(),
                    (caller, window) -> window.since.equals(permit.since()) ? oneLess(window) : window);
        }

        private static Window oneLess(Window window) {
            return new Window(window.since, Math.max(0, window.taken - 1));
        }

        /** Records that others have used up the window that began then. */
        synchronized void usedUp(CallerNetwork caller, Instant since) {
            windows.put(caller, new Window(since, CallerLimit.PERMITS));
        }
    }
}
