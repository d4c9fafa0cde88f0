package dev.groundwork.appregistry.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.AppRegistryContract;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.testing.Tables;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DynamoAppRegistryTest extends AppRegistryContract {

    @AutoClose
    private final Tables tables = Tables.create();

    private final AppRegistry registry =
            new DynamoAppRegistry(tables.apps(), new Transactions(tables.client(), new Random(7)));

    @Override
    protected AppRegistry registry() {
        return registry;
    }

    @Test
    @DisplayName(
            "INFRA-HOST-070 a running app's billing item carries what the daily debit reads, beside its owner's others")
    void billing() {
        var app = ((AppRegistry.CreateOutcome.Created) registry.create(SampleApps.app())).app();

        registry.replace(app, SampleApps.deployed(app));

        var item = tables.apps().get(AppsTable.billing(app.owner(), app.id())).orElseThrow();
        assertThat(item.string("owner")).isEqualTo(app.owner().value());
        assertThat(item.string("appId")).isEqualTo(app.id().value());
        assertThat(item.instant("createdAt")).isEqualTo(SampleApps.NOW);
        assertThat(item.instant("runningSince")).isEqualTo(SampleApps.NOW);
    }

    @Test
    @DisplayName("INFRA-HOST-575 a deployment that fails leaves one mail with its cause, in the write that ends it")
    void failed() {
        var app = ((AppRegistry.CreateOutcome.Created) registry.create(SampleApps.app())).app();
        var leased = SampleApps.leased(app);
        assertThat(registry.replace(app, leased)).isTrue();
        var failure = new DeploymentFailure(DeploymentFailure.Code.BUILD_FAILED, "No start script.");
        var failed = leased.written()
                .record("t", d -> d.failed(failure, SampleApps.NOW), SampleApps.NOW)
                .orElseThrow();
        assertThat(mails(app)).isEmpty();

        assertThat(registry.replace(leased.written(), failed)).isTrue();
        assertThat(registry.replace(leased.written(), failed)).isFalse();
        assertThat(registry.replace(failed.written(), failed.written().withSource(SampleApps.COMMIT, SampleApps.NOW)))
                .isTrue();

        assertThat(mails(app)).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo("deploy_failed");
            assertThat(mail.words()).containsEntry("detail", "No start script.");
            assertThat("dep_" + mail.id())
                    .isEqualTo(failed.latest().orElseThrow().id().value());
        });
    }

    @Test
    @DisplayName(
            "INFRA-HOST-865 an app that its provider removes or suspends leaves one mail each time, in the write that records it")
    void removedAtProvider() {
        var created = ((AppRegistry.CreateOutcome.Created) registry.create(SampleApps.app())).app();
        var running = SampleApps.deployed(created);
        assertThat(registry.replace(created, running)).isTrue();
        var gone = running.written().stopped(StatusReason.REMOVED_AT_PROVIDER, SampleApps.NOW);

        assertThat(registry.replace(running.written(), gone)).isTrue();
        assertThat(registry.replace(running.written(), gone)).isFalse();
        var started = gone.written();
        var again = new App(
                started.identity(),
                started.settings(),
                started.source(),
                started.repository(),
                running.serving(),
                started.latest(),
                started.waiting(),
                started.removedAt(),
                SampleApps.NOW,
                started.version());
        assertThat(registry.replace(started, again)).isTrue();
        var suspended = again.written().stopped(StatusReason.suspendedByProvider("billing"), SampleApps.NOW);
        assertThat(registry.replace(again.written(), suspended)).isTrue();

        assertThat(mails(created))
                .hasSize(2)
                .allMatch(mail -> mail.kind().equals("app_removed"))
                .extracting(mail -> mail.words().get("why"))
                .containsExactlyInAnyOrder("removed_at_provider", "suspended_by_provider:billing");
        assertThat(mails(created).getFirst().words())
                .containsEntry("app", created.id().value())
                .containsEntry("appName", created.settings().name().value())
                .containsEntry("provider", created.identity().provider().text());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-866 an app that its owner stops or deletes, or that is not paid, leaves no mail about a removal")
    void noMail() {
        var created = ((AppRegistry.CreateOutcome.Created) registry.create(SampleApps.app())).app();
        var running = SampleApps.deployed(created);
        assertThat(registry.replace(created, running)).isTrue();
        var suspended = running.written().suspended(SampleApps.NOW);
        assertThat(registry.replace(running.written(), suspended)).isTrue();
        var stopped = suspended.written().stopped(StatusReason.INSUFFICIENT_CREDITS, SampleApps.NOW);
        assertThat(registry.replace(suspended.written(), stopped)).isTrue();
        assertThat(registry.replace(stopped.written(), stopped.written().removed(SampleApps.NOW)))
                .isTrue();

        assertThat(mails(created)).isEmpty();
    }

    private List<OutboxMail> mails(App app) {
        return tables.items(tables.apps()).stream()
                .map(Item::new)
                .filter(item -> item.string("pk").startsWith(OutboxMail.PREFIX))
                .map(OutboxMail::from)
                .filter(mail -> mail.to().equals(app.owner().value()))
                .toList();
    }

    @Test
    @DisplayName("INFRA-HOST-071 what is forgotten leaves its resting slug behind and nothing else")
    void forgotten() {
        var app = ((AppRegistry.CreateOutcome.Created) registry.create(SampleApps.app())).app();
        var removed = SampleApps.deployed(app).removed(SampleApps.NOW);
        assertThat(registry.replace(app, removed)).isTrue();

        registry.purge(removed.written());

        assertThat(tables.items(tables.apps()).stream().map(Item::new))
                .filteredOn(item -> item.attributes().values().stream()
                        .anyMatch(v -> app.id().value().equals(v.s())
                                || app.owner().value().equals(v.s())))
                .singleElement()
                .satisfies(item -> assertThat(item.string("pk")).startsWith("SLUG#"));
    }
}
