package dev.groundwork.appregistry.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.domain.DomainRegistry;
import dev.groundwork.appregistry.domain.DomainRegistryContract;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.testing.Tables;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DynamoDomainRegistryTest extends DomainRegistryContract {

    @AutoClose
    private final Tables tables = Tables.create();

    private final Transactions transactions = new Transactions(tables.client(), new Random(7));
    private final AppRegistry apps = new DynamoAppRegistry(tables.apps(), transactions);
    private final DomainRegistry registry = new DynamoDomainRegistry(tables.apps(), transactions);

    @Override
    protected DomainRegistry registry() {
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

    @Test
    @DisplayName("INFRA-HOST-806 the conditions of domains, as text: each names the race that it prevents")
    void conditions() {
        assertThat(DomainsTable.ABSENT_CLAIM).isEqualTo("attribute_not_exists(pk)");
        assertThat(DomainsTable.SAME_CLAIM).isEqualTo("version = :seen");
        assertThat(DomainsTable.LIVE_APP).isEqualTo("attribute_exists(pk) AND attribute_not_exists(removedAt)");
        assertThat(DomainsTable.FREE_DOMAIN).isEqualTo("attribute_not_exists(pk) OR appId = :app");
        assertThat(DomainsTable.OWN_DOMAIN).isEqualTo("attribute_not_exists(pk) OR appId = :holder");
    }
}
