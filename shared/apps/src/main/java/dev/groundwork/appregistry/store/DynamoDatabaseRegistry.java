package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.appregistry.database.DatabaseRegistry;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Transactions.TransactionOutcome;
import dev.groundwork.kernel.AppId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** The registry of databases in the table {@code apps}. */
@Singleton
final class DynamoDatabaseRegistry implements DatabaseRegistry {

    /** The places of conditions among the writes of a creation. */
    private static final int DATABASE = 0;

    private static final int APP = 1;

    private final Table table;
    private final Transactions transactions;
    private final ShardedPages pages;

    DynamoDatabaseRegistry(@Named("apps") Table table, Transactions transactions) {
        this.table = table;
        this.transactions = transactions;
        this.pages = new ShardedPages(table);
    }

    @Override
    public Optional<AppDatabase> find(AppId app) {
        return table.get(AppsTable.database(app)).map(DatabaseItem::read);
    }

    @Override
    public CreateOutcome create(AppDatabase database) {
        var app = database.app();
        var transaction = Transaction.empty()
                .put(table, DatabaseItem.write(database.written()), Expression.when(DatabasesTable.ABSENT_DATABASE))
                .check(table, AppsTable.app(database.owner(), app), Expression.when(DatabasesTable.LIVE_APP))
                .check(
                        table,
                        AppsTable.config(app),
                        Expression.when(DatabasesTable.FREE_VARIABLE).name("#variables", "variables"));
        return switch (transactions.commit(due(transaction, database))) {
            case TransactionOutcome.Committed() -> CreateOutcome.CREATED;
            case TransactionOutcome.ConditionFailed refused ->
                refused.at(APP)
                        ? CreateOutcome.NO_APP
                        : refused.at(DATABASE) ? CreateOutcome.EXISTS : CreateOutcome.VARIABLE_EXISTS;
        };
    }

    @Override
    public boolean replace(AppDatabase before, AppDatabase after) {
        var transaction = Transaction.empty().put(table, DatabaseItem.write(after.written()), same(before));
        return committed(after.dueAt().equals(before.dueAt()) ? transaction : due(transaction, after));
    }

    @Override
    public boolean purge(AppDatabase database) {
        return committed(Transaction.empty()
                .delete(table, AppsTable.database(database.app()), same(database))
                .delete(table, DatabasesTable.due(database.app()), Expression.ALWAYS));
    }

    @Override
    public RegistryPage<AppId> due(Instant now, int limit, Optional<String> from) {
        var page = pages.all(DatabasesTable::duePartition, DatabasesTable.duePrefix(), limit, from);
        var due = page.items().stream()
                .filter(item -> !item.instant("dueAt").isAfter(now))
                .map(AppIndexItems::appId)
                .toList();
        return new RegistryPage<>(due, page.next());
    }

    private static Expression same(AppDatabase seen) {
        return Expression.when(DatabasesTable.SAME_DATABASE).value(":seen", seen.version());
    }

    private Transaction due(Transaction transaction, AppDatabase database) {
        return database.dueAt()
                .map(at -> transaction.put(table, DatabaseItem.due(database, at), Expression.ALWAYS))
                .orElseGet(() -> transaction.delete(table, DatabasesTable.due(database.app()), Expression.ALWAYS));
    }

    private boolean committed(Transaction transaction) {
        return switch (transactions.commit(transaction)) {
            case TransactionOutcome.Committed() -> true;
            case TransactionOutcome.ConditionFailed refused -> false;
        };
    }
}
