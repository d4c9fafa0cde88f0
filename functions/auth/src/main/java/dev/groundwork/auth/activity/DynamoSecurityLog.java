package dev.groundwork.auth.activity;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.activity.Activity.EventItem;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.secrets.Aes;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The security log as lines of the function's log and items of the table {@code accounts}, which TTL removes. A line names an IP by a keyed
 * hash of 64 bits: equal addresses look equal, and nobody can list all addresses to find one.
 */
@Singleton
final class DynamoSecurityLog implements SecurityLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.groundwork.security");
    private static final int IP_HASH_BYTES = 8;

    private final SecretStore secrets;
    private final Table table;
    private final Transactions transactions;
    private final IdSource ids;
    private final ProductClock clock;

    DynamoSecurityLog(
            SecretStore secrets,
            @Named("accounts") Table table,
            Transactions transactions,
            IdSource ids,
            ProductClock clock) {
        this.secrets = secrets;
        this.table = table;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** The account's item is a condition of the event's: an event that comes late leaves nothing behind in a partition that was emptied. */
    @Override
    public void record(SecurityEvent event, String outcome, Optional<UserId> user, Edge origin) {
        writeLine(event, outcome, user, origin);
        var activity = activity(event, outcome, origin);
        user.map(id -> Transaction.empty()
                        .check(table, AccountKeys.profile(id), Expression.when(AccountsTable.PRESENT))
                        .put(table, EventItem.ofUser(id, activity), Expression.ALWAYS))
                .ifPresent(transaction -> store(event, origin, () -> transactions.commit(transaction)));
    }

    @Override
    public void recordAttempt(
            SecurityEvent event, String outcome, Optional<UserId> user, EmailAddress address, Edge origin) {
        writeLine(event, outcome, user, origin);
        var item = EventItem.ofAddress(address.hash(), activity(event, outcome, origin));
        store(event, origin, () -> table.put(item, Expression.ALWAYS));
    }

    @Override
    public void writeLine(SecurityEvent event, String outcome, Optional<UserId> user, Edge origin) {
        var line = LOG.atInfo()
                .addKeyValue("event", event.text())
                .addKeyValue("outcome", outcome)
                .addKeyValue("ipHash", hash(origin.sourceIp()))
                .addKeyValue("requestId", origin.requestId());
        user.map(id -> line.addKeyValue("userId", id.value())).orElse(line).log("Security event");
    }

    private String hash(String ip) {
        var pepper = secrets.current(SecretName.PASSWORD_PEPPER).getOrDefault("1", "");
        var mac = Aes.hmac(("ip " + pepper).getBytes(StandardCharsets.UTF_8), ip.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(mac, IP_HASH_BYTES));
    }

    private Activity activity(SecurityEvent event, String outcome, Edge origin) {
        return Activity.of(ids.nextUlid(), event, outcome, origin, clock.instant());
    }

    /** The event has happened and is in the log, so a fault here must not make the answer say that it failed. */
    private static void store(SecurityEvent event, Edge origin, Runnable write) {
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
