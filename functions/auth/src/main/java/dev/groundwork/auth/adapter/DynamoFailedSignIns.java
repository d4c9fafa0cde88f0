package dev.groundwork.auth.adapter;

import dev.groundwork.auth.domain.Activity;
import dev.groundwork.auth.domain.CallerLimit;
import dev.groundwork.auth.domain.CallerNetwork;
import dev.groundwork.auth.domain.EmailAddress;
import dev.groundwork.auth.domain.Origin;
import dev.groundwork.auth.domain.SecurityEvent;
import dev.groundwork.auth.port.FailedSignIns;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.TransactionOutcome;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.kernel.IdSource;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Failed sign-ins of callers: known here, counted in the table {@code accounts} together with what is kept of each. */
@Singleton
final class DynamoFailedSignIns implements FailedSignIns {

    private static final int MAX_TRIES = 3;
    private static final Duration CROWDED_WAIT = Duration.ofSeconds(1);

    private final CallerWindows windows = new CallerWindows();
    private final Table table;
    private final Transactions transactions;
    private final CallerItem items;
    private final IdSource ids;

    DynamoFailedSignIns(@Named("accounts") Table table, Transactions transactions, CallerItem items, IdSource ids) {
        this.table = table;
        this.transactions = transactions;
        this.items = items;
        this.ids = ids;
    }

    @Override
    public Admission take(CallerNetwork caller, Instant now) {
        return windows.take(caller, now);
    }

    @Override
    public void giveBack(Admission.Place place) {
        windows.giveBack(place);
    }

    @Override
    public Optional<Duration> failed(
            Admission.Place place, Optional<EmailAddress> address, Origin origin, Instant now) {
        var kept = address.map(known -> Transaction.empty()
                        .put(table, EventItem.ofAddress(known.hash(), activity(origin, now)), Expression.ALWAYS))
                .orElse(Transaction.empty());
        var count = CallerItem.nextPlace(now);
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            var found = refused(count, kept, place.caller());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            var left = CallerItem.left(found.get(), now);
            if (left.isPositive()) {
                windows.usedUp(place.caller(), found.get().instant("since"));
                return Optional.of(left);
            }
            count = CallerItem.newWindow(found.get(), now);
        }
        return Optional.of(CROWDED_WAIT);
    }

    /** Nothing when it is counted and kept; else the caller's item as it stood. */
    private Optional<Item> refused(Expression count, Transaction kept, CallerNetwork caller) {
        var whole = Transaction.empty()
                .update(table, items.key(CallerLimit.FAILED_SIGN_INS, caller), count)
                .and(kept);
        return switch (transactions.commit(whole)) {
            case TransactionOutcome.Committed() -> Optional.empty();
            case TransactionOutcome.Refused refused ->
                refused.refusals().getFirst().orElseThrow().found();
        };
    }

    private Activity activity(Origin origin, Instant now) {
        return Activity.of(ids.nextUlid(), SecurityEvent.LOGIN_FAILED, "invalid_credentials", origin, now);
    }
}
