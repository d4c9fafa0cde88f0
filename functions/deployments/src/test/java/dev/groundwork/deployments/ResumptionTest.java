package dev.groundwork.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.OwnerApps.Running;
import dev.groundwork.appregistry.SuspendApp;
import dev.groundwork.appregistry.Suspension;
import dev.groundwork.appregistry.Suspensions;
import dev.groundwork.appregistry.Suspensions.Notice;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Deployment.Trigger;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.deployments.reconcile.Reconcile;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.hosting.FixedSecrets;
import dev.groundwork.hosting.deployment.FixedProbe;
import dev.groundwork.hosting.deployment.RecordingSqs;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.InMemoryProvider;
import dev.groundwork.hosting.source.InMemorySourceStore;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The resumption of suspended apps by the minute schedule as Lambda runs it, on tables of the engine. */
final class ResumptionTest {

    @TempDir
    Path repositories;

    @AutoClose
    private final Tables tables = Tables.create();

    private final HandClock clock = new HandClock(SampleApps.NOW);
    private final RecordingSqs sqs = new RecordingSqs();

    private ApplicationContext context() {
        var configuration = new HashMap<>(tables.configuration());
        configuration.putAll(TestConfiguration.of(repositories));
        return ApplicationContext.builder(configuration)
                .singletons(
                        tables.client(),
                        clock,
                        sqs,
                        new FixedSecrets(),
                        new InMemorySourceStore(),
                        new HostingProviders(List.of(new InMemoryProvider()), ProviderName.LOCAL),
                        new FixedProbe())
                .start();
    }

    private void setCredits(UserId user, long credits) {
        tables.credits()
                .update(
                        CreditsTable.balance(user),
                        Expression.change("SET available = :n").value(":n", credits));
    }

    /** An app that was suspended and has stopped. */
    private App suspended(ApplicationContext context, UserId owner) {
        var registry = context.getBean(AppRegistry.class);
        var created = ((AppRegistry.CreateOutcome.Created)
                        registry.create(SampleApps.app(owner, "idea", "Shop " + SampleApps.ulid())))
                .app();
        assertThat(registry.replace(created, SampleApps.deployed(created))).isTrue();
        var running = new Running(created.id(), SampleApps.NOW, SampleApps.NOW);
        var suspension = Suspension.none(owner, SampleApps.NOW)
                .with(LocalDate.parse("2026-01-07"), List.of(running), SampleApps.NOW);
        var notice = new Notice(Notice.Kind.SUSPENDED, List.of("Shop"), 1);
        assertThat(context.getBean(Suspensions.class).replace(Optional.empty(), suspension, Optional.of(notice)))
                .isTrue();
        assertThat(new SuspendApp(registry, clock).suspend(owner, created.id(), SampleApps.NOW))
                .isTrue();
        var stopping = registry.find(created.id()).orElseThrow();
        assertThat(registry.replace(stopping, stopping.stopped(StatusReason.INSUFFICIENT_CREDITS, SampleApps.NOW)))
                .isTrue();
        return registry.find(created.id()).orElseThrow();
    }

    private long mails(String kind) {
        return tables.items(tables.apps()).stream()
                .map(Item::new)
                .filter(item -> item.string("pk").startsWith(OutboxMail.PREFIX))
                .map(OutboxMail::from)
                .filter(mail -> mail.kind().equals(kind))
                .count();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-179 the minute schedule starts a suspended app once its owner's balance pays a day, and mails once")
    void resumes() {
        try (var context = context()) {
            var owner = SampleApps.owner();
            tables.credits().put(OpeningLedger.item(owner, SampleApps.NOW), OpeningLedger.CONDITION);
            setCredits(owner, 0);
            var app = suspended(context, owner);
            var reconcile = new Reconcile(context);
            reconcile.execute(Map.of());
            assertThat(mails("app_resumed")).isZero();

            setCredits(owner, 1);
            reconcile.execute(Map.of());
            reconcile.execute(Map.of());

            var started = context.getBean(AppRegistry.class).find(app.id()).orElseThrow();
            assertThat(started.active()).map(deployment -> deployment.trigger()).contains(Trigger.START);
            assertThat(sqs.take())
                    .first()
                    .satisfies(message -> assertThat(message.messageBody())
                            .contains(started.active().orElseThrow().id().value()));
            assertThat(mails("app_resumed")).isOne();
            assertThat(context.getBean(Suspensions.class).find(owner)).isEmpty();
        }
    }
}
