package dev.groundwork.hosting.config;

import dev.groundwork.appregistry.store.AppsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Transactions.TransactionOutcome;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The configuration of apps in the table {@code apps}. */
@Singleton
final class DynamoAppConfigs implements AppConfigs {

    /** The place of the app's check among the writes of a change. */
    private static final int APP_CHECK = 0;

    private final Table table;
    private final Transactions transactions;

    DynamoAppConfigs(@Named("apps") Table table, Transactions transactions) {
        this.table = table;
        this.transactions = transactions;
    }

    @Override
    public AppConfig read(AppId app) {
        return table.get(ConfigTable.config(app)).map(ConfigItem::read).orElseGet(AppConfig::none);
    }

    @Override
    public long carriedBy(AppId app, DeploymentId deployment) {
        return table.get(ConfigTable.carried(app, deployment))
                .map(ConfigItem::version)
                .orElse(0L);
    }

    @Override
    public Written replace(
            AppId app,
            AppConfig before,
            AppConfig after,
            List<Replaced> replaced,
            DatabaseCondition database,
            Instant now) {
        var same = before.version() == 0
                ? Expression.when(ConfigTable.NO_CONFIG)
                : Expression.when(ConfigTable.SAME_CONFIG).value(":seen", before.version());
        var change = ofStandingApp(app).put(table, ConfigItem.write(app, after), same);
        if (!replaced.isEmpty()) {
            change = change.put(table, ConfigItem.replaced(app, after.version(), replaced, now), Expression.ALWAYS);
        }
        int others = change.size();
        return switch (transactions.commit(with(database, app, change))) {
            case TransactionOutcome.Committed() -> Written.DONE;
            case TransactionOutcome.ConditionFailed refused when refused.at(APP_CHECK) -> Written.NO_APP;
            case TransactionOutcome.ConditionFailed refused ->
                refused.failedWrites().size() > others && refused.at(others)
                        ? Written.OTHER_DATABASE
                        : Written.CHANGED_SINCE;
        };
    }

    private Transaction with(DatabaseCondition database, AppId app, Transaction change) {
        return switch (database) {
            case DatabaseCondition.Any() -> change;
            case DatabaseCondition.None() ->
                change.check(table, AppsTable.database(app), Expression.when(ConfigTable.NO_DATABASE));
            case DatabaseCondition.Unchanged(var seen) ->
                change.check(
                        table,
                        AppsTable.database(app),
                        Expression.when(ConfigTable.SAME_DATABASE).value(":version", seen.version()));
        };
    }

    /** A purged app has no owner item; what is refused then has nothing to be recorded for. */
    @Override
    public void recordCarried(AppId app, DeploymentId deployment, long version) {
        var item = Item.at(ConfigTable.carried(app, deployment))
                .set("version", version)
                .build();
        transactions.commit(ofStandingApp(app).put(table, item, Expression.ALWAYS));
    }

    private Transaction ofStandingApp(AppId app) {
        return Transaction.empty().check(table, AppsTable.owner(app), Expression.when(ConfigTable.APP_STANDS));
    }

    /** Reads one page, at most a megabyte: the newest values are what logs may still show. */
    @Override
    public List<Replaced> replaced(AppId app, Instant now) {
        var request = QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :pk AND begins_with(" + Key.SK + ", :prefix)")
                .expressionAttributeValues(Map.of(
                        ":pk", Values.of(ConfigTable.partition(app)),
                        ":prefix", Values.of(ConfigTable.replacedPrefix())))
                .consistentRead(true)
                .scanIndexForward(false)
                .limit(MAX_REPLACED);
        return table.query(request).items().stream()
                .flatMap(item -> ConfigItem.replaced(new Item(item), now))
                .limit(MAX_REPLACED)
                .toList();
    }
}
