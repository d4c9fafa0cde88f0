package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.Suspension;
import dev.groundwork.appregistry.Suspensions;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Transactions.TransactionOutcome;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The suspensions in the table {@code apps}. */
@Singleton
final class DynamoSuspensions implements Suspensions {

    private final Table table;
    private final Transactions transactions;
    private final ShardedPages pages;
    private final IdSource ids;
    private final ProductClock clock;

    DynamoSuspensions(@Named("apps") Table table, Transactions transactions, IdSource ids, ProductClock clock) {
        this.table = table;
        this.transactions = transactions;
        this.pages = new ShardedPages(table);
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Optional<Suspension> find(UserId owner) {
        return table.get(AppsTable.suspension(owner)).map(SuspensionItem::read);
    }

    @Override
    public RegistryPage<Suspension> page(int limit, Optional<String> from) {
        return pages.all(AppsTable::suspendedPartition, AppsTable.suspendedPrefix(), limit, from)
                .map(SuspensionItem::read);
    }

    @Override
    public boolean replace(Optional<Suspension> before, Suspension after, Optional<Notice> notice) {
        var version = ids.nextUlid();
        var same = before.map(seen -> Expression.when(AppsTable.SAME_SUSPENSION).value(":seen", seen.version()))
                .orElseGet(() -> Expression.when(AppsTable.ABSENT));
        var transaction = after.apps().isEmpty()
                ? Transaction.empty().delete(table, AppsTable.suspension(after.owner()), same)
                : Transaction.empty().put(table, SuspensionItem.write(after, version), same);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (notice.isPresent()) {
            var mail = SuspensionItem.mail(after.owner(), notice.get(), version, now);
            transaction = transaction.put(table, mail.item(), Expression.ALWAYS);
        }
        return switch (transactions.commit(transaction)) {
            case TransactionOutcome.Committed() -> true;
            case TransactionOutcome.ConditionFailed refused -> false;
        };
    }
}
