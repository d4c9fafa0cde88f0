package dev.groundwork.auth.throttle;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.Activity.EventItem;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.throttle.FailedSignIns.Admission;
import dev.groundwork.auth.throttle.FailedSignIns.CallerNetwork;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Transactions.TransactionOutcome;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.IdSource;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Failed sign-ins of callers: known in this process, counted in the table {@code accounts} together with the stored event of each. */
@Singleton
final class DynamoFailedSignIns implements FailedSignIns {

    private static final int MAX_TRIES = 3;
    private static final Duration CONTENTION_WAIT = Duration.ofSeconds(1);

    private final CallerWindows windows = new CallerWindows();
    private final Table table;
    private final Transactions transactions;
    private final CallerLimitItem items;
    private final IdSource ids;

    DynamoFailedSignIns(
            @Named("accounts") Table table, Transactions transactions, CallerLimitItem items, IdSource ids) {
        this.table = table;
        this.transactions = transactions;
        this.items = items;
        this.ids = ids;
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
    public Optional<Duration> failed(
            Admission.Permit permit, Optional<EmailAddress> address, Edge origin, Instant now) {
        var stored = address.map(known -> Transaction.empty()
                        .put(table, EventItem.ofAddress(known.hash(), activity(origin, now)), Expression.ALWAYS))
                .orElse(Transaction.empty());
        var count = CallerLimitItem.nextPermit(now);
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            var found = refused(count, stored, permit.caller());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            var left = CallerLimitItem.left(found.get(), now);
            if (left.isPositive()) {
                windows.usedUp(permit.caller(), found.get().instant("since"));
                return Optional.of(left);
            }
            count = CallerLimitItem.newWindow(found.get(), now);
        }
        return Optional.of(CONTENTION_WAIT);
    }

    /** Returns nothing if it is counted and stored, else the caller's item as it stood. */
    private Optional<Item> refused(Expression count, Transaction stored, CallerNetwork caller) {
        var whole = Transaction.empty()
                .update(table, items.key(CallerLimit.FAILED_SIGN_INS, caller), count)
                .and(stored);
        return switch (transactions.commit(whole)) {
            case TransactionOutcome.Committed() -> Optional.empty();
            case TransactionOutcome.ConditionFailed refused ->
                refused.failedWrites().getFirst().orElseThrow().found();
        };
    }

    private Activity activity(Edge origin, Instant now) {
        return Activity.of(ids.nextUlid(), SecurityEvent.LOGIN_FAILED, "invalid_credentials", origin, now);
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
