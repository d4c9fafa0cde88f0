package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Transactions.TransactionOutcome;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The registry in the table {@code apps}. A change is one transaction whose only condition is the app's version. */
@Singleton
final class DynamoAppRegistry implements AppRegistry {

    private static final int PURGE_PAGE = 50;

    /** The place of the owner's check among the writes of a creation. */
    private static final int OWNER_CHECK = 4;

    private final Table table;
    private final Transactions transactions;
    private final ShardedPages pages;

    DynamoAppRegistry(@Named("apps") Table table, Transactions transactions) {
        this.table = table;
        this.transactions = transactions;
        this.pages = new ShardedPages(table);
    }

    @Override
    public CreateOutcome create(App app) {
        var identity = app.identity();
        var absent = Expression.when(AppsTable.ABSENT);
        var free = Expression.when(AppsTable.FREE_SLUG).value(":now", identity.createdAt());
        var transaction = Transaction.empty()
                .put(table, AppIndexItems.idea(app), absent)
                .put(table, AppIndexItems.slug(app), free)
                .put(table, AppIndexItems.owner(app), absent)
                .put(table, AppItem.write(app.written()), absent)
                .check(table, AppsTable.closedOwner(app.owner()), Expression.when(AppsTable.OPEN_OWNER));
        return switch (transactions.commit(transaction)) {
            case TransactionOutcome.Committed() -> new CreateOutcome.Created(app.written());
            case TransactionOutcome.ConditionFailed refused -> refused(refused);
        };
    }

    private static CreateOutcome refused(TransactionOutcome.ConditionFailed refused) {
        if (refused.at(OWNER_CHECK)) {
            return new CreateOutcome.OwnerClosed();
        }
        return refused.failedWrites()
                .getFirst()
                .<CreateOutcome>map(idea -> new CreateOutcome.IdeaTaken(
                        AppIndexItems.appId(idea.found().orElseThrow())))
                .orElseGet(CreateOutcome.SlugTaken::new);
    }

    @Override
    public Optional<App> find(UserId owner, AppId app) {
        return table.get(AppsTable.app(owner, app)).map(AppItem::read).filter(a -> !a.isRemoved());
    }

    @Override
    public Optional<App> find(AppId app) {
        return table.get(AppsTable.owner(app))
                .map(item -> new UserId(item.string("owner")))
                .flatMap(owner -> table.get(AppsTable.app(owner, app)))
                .map(AppItem::read);
    }

    @Override
    public RegistryPage<App> list(UserId owner, int limit, Optional<String> from) {
        var pk = AppsTable.owned(owner);
        return pages.partition(
                        pk,
                        AppsTable.appPrefix(),
                        true,
                        item -> !item.attributes().containsKey("removedAt"),
                        limit,
                        from)
                .map(AppItem::read);
    }

    @Override
    public boolean replace(App before, App after) {
        return committed(change(before, after));
    }

    @Override
    public boolean reserve(App before, App after, IdempotencyKey key) {
        var deployment = after.latest().orElseThrow();
        return committed(change(before, after).put(table, AppIndexItems.key(deployment, key), Expression.ALWAYS));
    }

    @Override
    public boolean reserveBuild(App before, App after, BuildKey build, DeploymentId deployment, List<Deployment> rows) {
        var transaction = change(before, after)
                .put(table, AppIndexItems.build(build, after.id(), deployment), Expression.when(AppsTable.ABSENT));
        for (var row : rows) {
            transaction =
                    FailureMails.add(transaction.put(table, AppItem.write(row), Expression.ALWAYS), table, after, row);
        }
        return committed(transaction);
    }

    @Override
    public Optional<DeploymentId> reservedBy(BuildKey build) {
        return table.get(AppIndexItems.keyOf(build)).map(item -> new DeploymentId(item.string("deploymentId")));
    }

    private boolean committed(Transaction transaction) {
        return switch (transactions.commit(transaction)) {
            case TransactionOutcome.Committed() -> true;
            case TransactionOutcome.ConditionFailed refused -> false;
        };
    }

    private Transaction change(App before, App after) {
        var same = Expression.when(AppsTable.SAME_VERSION).value(":seen", before.version());
        var transaction = Transaction.empty().put(table, AppItem.write(after.written()), same);
        if (after.latest().isPresent() && !after.latest().equals(before.latest())) {
            transaction = transaction.put(table, AppItem.write(after.latest().get()), Expression.ALWAYS);
        }
        if (after.waiting().isPresent() && !after.waiting().equals(before.waiting())) {
            transaction = transaction.put(table, AppItem.write(after.waiting().get()), Expression.ALWAYS);
        }
        var listed = AppIndexItems.change(transaction, table, before, after);
        return RemovalMails.change(FailureMails.change(listed, table, before, after), table, before, after);
    }

    @Override
    public Optional<DeploymentId> reservedBy(AppId app, IdempotencyKey key) {
        return table.get(AppIndexItems.keyOf(app, key)).map(item -> new DeploymentId(item.string("deploymentId")));
    }

    @Override
    public RegistryPage<Deployment> deployments(AppId app, int limit, Optional<String> from) {
        return pages.partition(AppsTable.partition(app), AppsTable.deploymentPrefix(), false, item -> true, limit, from)
                .map(AppItem::deployment);
    }

    @Override
    public Optional<Deployment> deployment(AppId app, DeploymentId deployment) {
        return table.get(AppsTable.deployment(app, deployment)).map(AppItem::deployment);
    }

    @Override
    public List<String> variableNames(AppId app) {
        return table.get(AppsTable.config(app))
                .map(item -> item.map("variables").attributes().keySet().stream()
                        .sorted()
                        .toList())
                .orElseGet(List::of);
    }

    @Override
    public Optional<AppId> byService(ProviderName provider, ServiceId service) {
        return table.get(AppsTable.service(provider, service)).map(AppIndexItems::appId);
    }

    @Override
    public RegistryPage<AppId> due(Instant now, int limit, Optional<String> from) {
        var page = pages.all(AppsTable::duePartition, AppsTable.appPrefix(), limit, from);
        var due = page.items().stream()
                .filter(item -> !item.instant("dueAt").isAfter(now))
                .map(AppIndexItems::appId)
                .toList();
        return new RegistryPage<>(due, page.next());
    }

    @Override
    public RegistryPage<AppId> running(int limit, Optional<String> from) {
        return pages.all(AppsTable::billingPartition, "USER#", limit, from).map(AppIndexItems::appId);
    }

    @Override
    public void purge(App app) {
        purgeAll(app.id());
        var transaction = Transaction.empty()
                .delete(table, AppsTable.app(app.owner(), app.id()), Expression.ALWAYS)
                .delete(table, AppsTable.owner(app.id()), Expression.ALWAYS)
                .delete(table, AppsTable.due(app.id()), Expression.ALWAYS);
        var service = app.serving().service();
        if (service.isPresent()) {
            transaction = transaction.delete(table, AppIndexItems.serviceKey(app, service.get()), Expression.ALWAYS);
        }
        if (!committed(transaction)) {
            throw new IllegalStateException("a transaction without conditions was refused");
        }
    }

    @Override
    public void closeOwner(UserId owner, Instant now) {
        if (table.get(AppsTable.closedOwner(owner)).isEmpty()) {
            table.put(AppIndexItems.closedOwner(owner, now), Expression.ALWAYS);
        }
    }

    /** Deletes everything in the app's partition, whoever wrote it, but its owner item: that goes with the app. */
    private void purgeAll(AppId app) {
        var owner = AppsTable.owner(app);
        List<Item> found;
        do {
            found = pages.first(AppsTable.partition(app), PURGE_PAGE).stream()
                    .filter(item -> !item.string(Key.SK).equals(owner.sk()))
                    .toList();
            found.forEach(item -> table.delete(new Key(item.string(Key.PK), item.string(Key.SK)), Expression.ALWAYS));
        } while (!found.isEmpty());
    }
}
