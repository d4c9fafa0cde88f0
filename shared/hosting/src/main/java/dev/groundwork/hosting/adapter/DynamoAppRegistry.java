package dev.groundwork.hosting.adapter;

import dev.groundwork.dynamodb.AppsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.TransactionOutcome;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.hosting.domain.App;
import dev.groundwork.hosting.domain.Deployment;
import dev.groundwork.hosting.domain.Page;
import dev.groundwork.hosting.port.AppRegistry;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** The registry in the table {@code apps}. A change is one transaction whose only condition is the app's version. */
@Singleton
final class DynamoAppRegistry implements AppRegistry {

    private static final int FORGET_PAGE = 50;

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
        var free = Expression.when(AppsTable.FREE_SLUG).value(":now", Values.of(identity.createdAt()));
        var transaction = Transaction.empty()
                .put(table, AppMarkers.idea(app), absent)
                .put(table, AppMarkers.slug(app), free)
                .put(table, AppMarkers.owner(app), absent)
                .put(table, AppItem.write(app.written()), absent);
        return switch (transactions.commit(transaction)) {
            case TransactionOutcome.Committed() -> new CreateOutcome.Created(app.written());
            case TransactionOutcome.Refused(var refusals) ->
                refusals.getFirst()
                        .<CreateOutcome>map(refusal -> new CreateOutcome.IdeaTaken(
                                new AppId(refusal.found().orElseThrow().string("appId"))))
                        .orElseGet(CreateOutcome.SlugTaken::new);
        };
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
    public Page<App> list(UserId owner, int limit, Optional<String> from) {
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
        return committed(change(before, after).put(table, AppMarkers.key(deployment, key), Expression.ALWAYS));
    }

    private boolean committed(Transaction transaction) {
        return switch (transactions.commit(transaction)) {
            case TransactionOutcome.Committed() -> true;
            case TransactionOutcome.Refused refused -> false;
        };
    }

    private Transaction change(App before, App after) {
        var same = Expression.when(AppsTable.SAME_VERSION).value(":seen", Values.of(before.version()));
        var transaction = Transaction.empty().put(table, AppItem.write(after.written()), same);
        if (after.latest().isPresent() && !after.latest().equals(before.latest())) {
            transaction =
                    transaction.put(table, DeploymentItem.row(after.latest().get()), Expression.ALWAYS);
        }
        transaction = indexed(transaction, before, after);
        return after.isRemoved() && !before.isRemoved() ? released(transaction, after) : transaction;
    }

    private Transaction indexed(Transaction transaction, App before, App after) {
        var changed = transaction;
        if (!after.dueAt().equals(before.dueAt())) {
            changed = after.dueAt().isPresent()
                    ? changed.put(table, AppMarkers.due(after), Expression.ALWAYS)
                    : changed.delete(table, AppsTable.due(after.id()), Expression.ALWAYS);
        }
        if (after.isRunning() != before.isRunning()) {
            changed = after.isRunning()
                    ? changed.put(table, AppMarkers.billing(after), Expression.ALWAYS)
                    : changed.delete(table, AppsTable.billing(after.owner(), after.id()), Expression.ALWAYS);
        }
        return changed;
    }

    /** The idea may have another app at once, the slug only after its rest. */
    private Transaction released(Transaction transaction, App app) {
        var idea = AppsTable.idea(app.owner(), app.identity().idea().value());
        return transaction
                .delete(
                        table,
                        idea,
                        Expression.when(AppsTable.SAME_APP)
                                .value(":app", Values.of(app.id().value())))
                .put(table, AppMarkers.restingSlug(app), Expression.ALWAYS);
    }

    @Override
    public Optional<DeploymentId> reservedBy(AppId app, IdempotencyKey key) {
        return table.get(AppMarkers.keyOf(app, key)).map(item -> new DeploymentId(item.string("deploymentId")));
    }

    @Override
    public Page<Deployment> deployments(AppId app, int limit, Optional<String> from) {
        return pages.partition(AppsTable.partition(app), AppsTable.deploymentPrefix(), false, item -> true, limit, from)
                .map(DeploymentItem::read);
    }

    @Override
    public Optional<Deployment> deployment(AppId app, DeploymentId deployment) {
        return table.get(AppsTable.deployment(app, deployment)).map(DeploymentItem::read);
    }

    @Override
    public Page<AppId> due(Instant now, int limit, Optional<String> from) {
        var page = pages.all(AppsTable::duePartition, AppsTable.appPrefix(), limit, from);
        var due = page.items().stream()
                .filter(item -> !item.instant("dueAt").isAfter(now))
                .map(AppMarkers::appId)
                .toList();
        return new Page<>(due, page.next());
    }

    @Override
    public Page<AppId> running(int limit, Optional<String> from) {
        return pages.all(AppsTable::billingPartition, "USER#", limit, from).map(AppMarkers::appId);
    }

    @Override
    public void forget(App app) {
        forgetAll(app.id(), AppsTable.deploymentPrefix());
        forgetAll(app.id(), AppsTable.idempotencyKeyPrefix());
        var transaction = Transaction.empty()
                .delete(table, AppsTable.app(app.owner(), app.id()), Expression.ALWAYS)
                .delete(table, AppsTable.owner(app.id()), Expression.ALWAYS)
                .delete(table, AppsTable.due(app.id()), Expression.ALWAYS);
        if (!committed(transaction)) {
            throw new IllegalStateException("a transaction without conditions was refused");
        }
    }

    private void forgetAll(AppId app, String prefix) {
        var next = Optional.<String>empty();
        do {
            var page = pages.partition(AppsTable.partition(app), prefix, true, item -> true, FORGET_PAGE, next);
            page.items()
                    .forEach(
                            item -> table.delete(new Key(item.string(Key.PK), item.string(Key.SK)), Expression.ALWAYS));
            next = page.next();
        } while (next.isPresent());
    }
}
