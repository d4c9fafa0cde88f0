package dev.groundwork.billing.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.groundwork.appregistry.OwnerApps;
import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.RunningAppsReader;
import dev.groundwork.appregistry.store.AppsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.testing.CapturedLog;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The daily debit as Lambda runs it, on tables of the engine; the apps that it suspends are noted by a fake. */
final class HostingDebitTest {

    private static final Instant NOW = Instant.parse("2026-01-07T23:50:00Z");
    private static final Map<String, Object> EVENT = Map.of("time", "2026-01-07T23:50:00Z");

    @AutoClose
    private final Tables tables = Tables.create();

    private final HandClock clock = new HandClock(NOW);
    private final Fake apps = new Fake();

    @AutoClose
    private final ApplicationContext context = ApplicationContext.builder(configuration())
            .singletons(tables.client(), clock, idleQueue())
            .start();

    private final CreditLedger ledger = context.getBean(CreditLedger.class);
    private final ChargeHosting chargeHosting = new ChargeHosting(apps, apps, ledger);

    /** In these tests the handler suspends nothing, so nothing is sent. */
    private static SqsClient idleQueue() {
        return SqsClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private Map<String, Object> configuration() {
        var configuration = new HashMap<>(tables.configuration());
        configuration.put("groundwork.deployments.queue.url", "http://127.0.0.1/unused");
        return configuration;
    }

    /** Running apps in a map; a suspended one runs no more. */
    private static final class Fake implements RunningAppsReader, AppSuspension {

        private final Map<UserId, List<OwnerApps.Running>> running = new LinkedHashMap<>();
        private final List<AppId> suspended = new ArrayList<>();

        @Override
        public int shards() {
            return 1;
        }

        @Override
        public RegistryPage<OwnerApps> page(int shard, int apps, Optional<UserId> after) {
            return new RegistryPage<>(
                    running.entrySet().stream()
                            .map(e -> new OwnerApps(e.getKey(), e.getValue()))
                            .toList(),
                    Optional.empty());
        }

        @Override
        public OwnerApps of(UserId owner) {
            return new OwnerApps(owner, running.getOrDefault(owner, List.of()));
        }

        @Override
        public OptionalInt count(UserId owner) {
            return OptionalInt.of(running.getOrDefault(owner, List.of()).size());
        }

        @Override
        public boolean suspend(UserId owner, AppId app, Instant since) {
            suspended.add(app);
            return running.getOrDefault(owner, new ArrayList<>())
                    .removeIf(one -> one.app().equals(app));
        }
    }

    private UserId owner(long credits) {
        var user = new UserId("usr_" + UlidCreator.getMonotonicUlid());
        tables.credits().put(OpeningLedger.item(user, NOW.minus(Duration.ofDays(9))), OpeningLedger.CONDITION);
        var fewer = Expression.change("SET available = :n").value(":n", credits);
        tables.credits().update(CreditsTable.balance(user), fewer);
        return user;
    }

    private AppId app(UserId owner, Instant since) {
        var app = new AppId("app_" + UlidCreator.getMonotonicUlid());
        apps.running.computeIfAbsent(owner, o -> new ArrayList<>()).add(new OwnerApps.Running(app, since, since));
        return app;
    }

    private List<String> references(UserId owner) {
        return ledger.entries(owner, EntryQuery.newest(100)).orElseThrow().entries().stream()
                .filter(entry -> entry.amount() < 0)
                .map(Entry::referenceId)
                .map(reference -> reference.orElse(""))
                .toList();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-200 each running app of each owner costs a credit for the day, once, however often it runs")
    void once() {
        var first = owner(100);
        var second = owner(100);
        var apps1 = List.of(app(first, NOW.minusSeconds(60)), app(first, NOW.minusSeconds(50)));
        var app2 = app(second, NOW.minusSeconds(40));
        var day = NOW;

        assertThat(chargeHosting.charge(day)).isEqualTo(new ChargeHosting.Report(3, 0, 0));
        assertThat(chargeHosting.charge(day)).isEqualTo(new ChargeHosting.Report(0, 0, 0));

        assertThat(references(first)).containsExactly(apps1.get(1) + ":2026-01-07", apps1.get(0) + ":2026-01-07");
        assertThat(references(second)).containsExactly(app2 + ":2026-01-07");
        assertThat(chargeHosting.charge(day.plus(Duration.ofDays(1)))).isEqualTo(new ChargeHosting.Report(3, 0, 0));
        assertThat(chargeHosting.charge(day)).as("a day that has passed").isEqualTo(new ChargeHosting.Report(0, 0, 0));
    }

    @Test
    @DisplayName("INFRA-CRED-201 who cannot pay all apps pays the oldest, and the others are suspended")
    void tooFewCredits() {
        var poor = owner(1);
        var oldest = app(poor, NOW.minusSeconds(60));
        var younger = app(poor, NOW.minusSeconds(50));
        var broke = owner(0);
        var unpaid = app(broke, NOW.minusSeconds(60));

        var report = chargeHosting.charge(NOW);

        assertThat(report).isEqualTo(new ChargeHosting.Report(1, 2, 0));
        assertThat(references(poor)).containsExactly(oldest + ":2026-01-07");
        assertThat(apps.suspended).containsExactlyInAnyOrder(younger, unpaid);
    }

    @Test
    @DisplayName("INFRA-CRED-202 a run that died between debit and suspension is completed by the next")
    void diedBetween() {
        var poor = owner(1);
        app(poor, NOW.minusSeconds(60));
        var younger = app(poor, NOW.minusSeconds(50));
        var dying = new ChargeHosting(
                apps,
                (owner, app, since) -> {
                    throw new IllegalStateException("the process is gone");
                },
                ledger);
        assertThat(failing(dying)).isEqualTo(new ChargeHosting.Report(0, 0, 1));
        clock.advance(Duration.ofMinutes(1));
        var startedSince = app(poor, clock.instant());

        var report = chargeHosting.charge(NOW);

        assertThat(report).isEqualTo(new ChargeHosting.Report(0, 2, 0));
        assertThat(apps.suspended)
                .as("the one that came up since owes the day too")
                .containsExactly(younger, startedSince);
        assertThat(references(poor)).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-CRED-203 one owner's trouble is counted and does not keep others from being charged")
    void oneOwnersTrouble() {
        var broken = owner(100);
        var spoil = Expression.change("REMOVE seq");
        tables.credits().update(CreditsTable.balance(broken), spoil);
        app(broken, NOW.minusSeconds(60));
        var sound = owner(100);
        app(sound, NOW.minusSeconds(60));

        assertThat(failing(chargeHosting)).isEqualTo(new ChargeHosting.Report(1, 0, 1));
        assertThat(references(sound)).hasSize(1);
    }

    /** A run in which one owner cannot be charged, and that is logged. */
    private static ChargeHosting.Report failing(ChargeHosting run) {
        try (var log = CapturedLog.of(ChargeHosting.class)) {
            var report = run.charge(NOW);
            assertThat(log.messages()).containsExactly("A day of hosting could not be charged");
            return report;
        }
    }

    @Test
    @DisplayName("INFRA-CRED-204 an app that came up after the day is not charged for it")
    void cameUpLater() {
        var owner = owner(100);
        app(owner, NOW.plus(Duration.ofHours(1)));

        assertThat(chargeHosting.charge(NOW)).isEqualTo(new ChargeHosting.Report(0, 0, 0));
        assertThat(references(owner)).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-205 the handler reads the index of running apps, owner by owner, for the day of its event")
    void handler() {
        var owner = owner(100);
        for (var i = 0; i < 3; i++) {
            var app = new AppId("app_" + UlidCreator.getMonotonicUlid());
            tables.apps()
                    .put(
                            Item.at(AppsTable.billing(owner, app))
                                    .set("owner", owner.value())
                                    .set("appId", app.value())
                                    .set("createdAt", NOW.minusSeconds(60))
                                    .set("runningSince", NOW.minusSeconds(60))
                                    .build(),
                            Expression.ALWAYS);
        }
        var handler = new HostingDebit(context);

        assertThat(handler.execute(EVENT)).isEqualTo(Map.of("charged", 3L, "suspended", 0L, "failed", 0L));
        assertThat(handler.execute(Map.of())).isEqualTo(Map.of("charged", 0L, "suspended", 0L, "failed", 0L));
        assertThat(references(owner)).hasSize(3).allMatch(reference -> reference.endsWith(":2026-01-07"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1000000000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59-18:00",
                "+1000000000-12-31T23:59:59Z",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "2026-01-07",
                "now",
                ""
            })
    @DisplayName("INFRA-AUTH-712 an event whose time is none, or not of the years 1970 to 9999, charges nothing")
    void times(String time) {
        var owner = owner(100);
        var handler = new HostingDebit(context);

        assertThatThrownBy(() -> handler.execute(Map.of("time", time)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1970 to 9999");

        assertThat(references(owner)).isEmpty();
    }
}
