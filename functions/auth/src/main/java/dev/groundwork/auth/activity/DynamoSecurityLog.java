package dev.groundwork.auth.activity;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** The security log: lines, and items of the table {@code accounts} that go by TTL. */
@Singleton
final class DynamoSecurityLog implements SecurityLog {

    private static final Logger LOG = LoggerFactory.getLogger(DynamoSecurityLog.class);

    private final SecurityLines lines;
    private final Table table;
    private final Transactions transactions;
    private final IdSource ids;
    private final ProductClock clock;

    DynamoSecurityLog(
            SecurityLines lines,
            @Named("accounts") Table table,
            Transactions transactions,
            IdSource ids,
            ProductClock clock) {
        this.lines = lines;
        this.table = table;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** The account's item is a condition of the event's: what comes late cannot leave anything behind in a partition that was emptied. */
    @Override
    public void record(SecurityEvent event, String outcome, Optional<UserId> user, Origin origin) {
        tell(event, outcome, user, origin);
        var activity = activity(event, outcome, origin);
        user.map(id -> Transaction.empty()
                        .check(table, AccountKeys.profile(id), Expression.when(AccountsTable.PRESENT))
                        .put(table, EventItem.ofUser(id, activity), Expression.ALWAYS))
                .ifPresent(transaction -> keep(event, origin, () -> transactions.commit(transaction)));
    }

    @Override
    public void recordAttempt(
            SecurityEvent event, String outcome, Optional<UserId> user, EmailAddress address, Origin origin) {
        tell(event, outcome, user, origin);
        var item = EventItem.ofAddress(address.hash(), activity(event, outcome, origin));
        keep(event, origin, () -> table.put(item, Expression.ALWAYS));
    }

    @Override
    public void tell(SecurityEvent event, String outcome, Optional<UserId> user, Origin origin) {
        lines.write(event, outcome, user, origin);
    }

    private Activity activity(SecurityEvent event, String outcome, Origin origin) {
        return Activity.of(ids.nextUlid(), event, outcome, origin, clock.instant());
    }

    /** What the event tells has happened and is in the log; the answer must not say that it failed. */
    private static void keep(SecurityEvent event, Origin origin, Runnable write) {
        try {
            write.run();
        } catch (SdkException e) {
            LOG.atError()
                    .addKeyValue("securityEvent", event.text())
                    .addKeyValue("requestId", origin.requestId())
                    .setCause(e)
                    .log("A security event is in the log only: its item could not be written");
        }
    }
}
