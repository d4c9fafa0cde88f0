package dev.groundwork.appregistry.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.appregistry.database.DatabaseRegistry;
import dev.groundwork.appregistry.database.DatabaseRegistryContract;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.testing.Tables;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DynamoDatabaseRegistryTest extends DatabaseRegistryContract {

    @AutoClose
    private final Tables tables = Tables.create();

    private final Transactions transactions = new Transactions(tables.client(), new Random(7));
    private final AppRegistry apps = new DynamoAppRegistry(tables.apps(), transactions);
    private final DatabaseRegistry registry = new DynamoDatabaseRegistry(tables.apps(), transactions);

    @Override
    protected DatabaseRegistry registry() {
        return registry;
    }

    @Override
    protected App app() {
        return ((AppRegistry.CreateOutcome.Created) apps.create(SampleApps.app())).app();
    }

    @Override
    protected void delete(App app) {
        assertThat(apps.replace(app, app.removed(SampleApps.NOW))).isTrue();
    }

    @Override
    protected void setVariable(App app) {
        variables(app, AppDatabase.VARIABLE);
    }

    private void variables(App app, String name) {
        var variables = AttributeValue.fromM(Map.of(name, Values.of("sealed")));
        tables.apps()
                .put(
                        Item.at(AppsTable.config(app.id()))
                                .set("variables", variables)
                                .build(),
                        Expression.ALWAYS);
    }

    @Test
    @DisplayName("INFRA-HOST-350 an app with other variables can have a database, and a purged app leaves none behind")
    void otherVariables() {
        var app = app();
        variables(app, "OTHER");

        assertThat(registry.create(AppDatabase.create(app.id(), app.owner(), "postgres", SampleApps.NOW)))
                .isEqualTo(DatabaseRegistry.CreateOutcome.CREATED);
        delete(app);
        apps.purge(apps.find(app.id()).orElseThrow());

        assertThat(registry.find(app.id())).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-351 the conditions of databases, as text: each names the race that it prevents")
    void conditions() {
        assertThat(DatabasesTable.ABSENT_DATABASE).isEqualTo("attribute_not_exists(pk)");
        assertThat(DatabasesTable.SAME_DATABASE).isEqualTo("version = :seen");
        assertThat(DatabasesTable.LIVE_APP).isEqualTo("attribute_exists(pk) AND attribute_not_exists(removedAt)");
        assertThat(DatabasesTable.FREE_VARIABLE).isEqualTo("attribute_not_exists(#variables.DATABASE_URL)");
    }
}
