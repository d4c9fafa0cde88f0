package dev.groundwork.auth.throttle;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.Activity.EventItem;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
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
}
