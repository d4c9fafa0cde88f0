package dev.groundwork.billing.hosting;

import static dev.groundwork.billing.hosting.BillingWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.testing.CapturedLog;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The daily debit as Lambda runs it, on tables of the engine. */
final class HostingDebitTest {

    private static final String TODAY = "2026-01-07T23:50:00Z";
    private static final String TOMORROW = "2026-01-08T23:50:00Z";

    @AutoClose
    private final BillingWorld world = new BillingWorld(100);

    private static Map<String, Long> answer(long charged, long suspended, long failed, long queued) {
        return Map.of("charged", charged, "suspended", suspended, "failed", failed, "queued", queued);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-200 each running app of each owner costs a credit for the day, once, however often it runs")
    void once() {
        var first = world.owner(100);
        var second = world.owner(100);
        var app1 = world.app(first, NOW.minusSeconds(60));
        var app2 = world.app(first, NOW.minusSeconds(50));
        var app3 = world.app(second, NOW.minusSeconds(40));

        assertThat(world.run(TODAY)).isEqualTo(answer(3, 0, 0, 0));
        assertThat(world.run(TODAY)).isEqualTo(answer(0, 0, 0, 0));

        assertThat(world.references(first)).containsExactly(app2.id() + ":2026-01-07", app1.id() + ":2026-01-07");
        assertThat(world.references(second)).containsExactly(app3.id() + ":2026-01-07");
        world.clock.advance(Duration.ofDays(1));
        assertThat(world.run(TOMORROW)).isEqualTo(answer(3, 0, 0, 0));
        assertThat(world.run(TODAY)).as("a day that has passed").isEqualTo(answer(0, 0, 0, 0));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-201 who cannot pay all apps pays the oldest; the others are suspended, with one mail for all of them")
    void tooFewCredits() {
        var poor = world.owner(1);
        var oldest = world.app(poor, NOW.minusSeconds(60));
        var younger = world.app(poor, NOW.minusSeconds(50));
        var broke = world.owner(0);
        var unpaid = IntStream.range(0, 4)
                .mapToObj(i -> world.app(broke, NOW.minusSeconds(60)))
                .toList();

        assertThat(world.run(TODAY)).isEqualTo(answer(1, 5, 0, 0));

        assertThat(world.references(poor)).containsExactly(oldest.id() + ":2026-01-07");
        assertThat(world.read(oldest.id()).isRunning()).isTrue();
        assertThat(world.read(younger.id()).mustStop()).isTrue();
        assertThat(world.read(younger.id()).serving().suspendedAt()).contains(NOW);
        assertThat(world.mails(poor, "app_suspended")).containsExactly(name(younger));
        assertThat(world.mails(broke, "app_suspended"))
                .containsExactly(name(unpaid.get(0)) + ", " + name(unpaid.get(1)) + " and 2 more");
        assertThat(world.queues.take(FakeQueues.DEPLOYMENTS)).hasSize(5);
        assertThat(world.run(TODAY)).isEqualTo(answer(0, 0, 0, 0));
        assertThat(world.outbox()).hasSize(2);
    }

    private static String name(App app) {
        return app.settings().name().value();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-203 one owner's trouble is counted and retried, and does not keep others from being charged")
    void oneOwnersTrouble() {
        var broken = world.owner(100);
        var seq = world.tables
                .credits()
                .get(CreditsTable.balance(broken))
                .orElseThrow()
                .number("seq");
        world.tables.credits().update(CreditsTable.balance(broken), Expression.change("REMOVE seq"));
        var app = world.app(broken, NOW.minusSeconds(60));
        var sound = world.owner(100);
        world.app(sound, NOW.minusSeconds(60));

        try (var log = CapturedLog.of(ChargeOwners.class)) {
            assertThat(world.runSchedule(TODAY)).isEqualTo(answer(1, 0, 1, 0));
            assertThat(log.messages()).isNotEmpty(); // and those of tests beside this one
        }
        assertThat(world.references(sound)).hasSize(1);
        var retry = world.queues.take(FakeQueues.DEBIT);
        assertThat(retry).hasSize(1);
        try (var log = CapturedLog.of(HostingDebitPages.class)) {
            assertThat(world.handle(retry.getFirst())).as("still broken").isFalse();
            assertThat(log.messages()).isNotEmpty(); // and those of tests beside this one
        }

        var mended = Expression.change("SET seq = :n").value(":n", seq);
        world.tables.credits().update(CreditsTable.balance(broken), mended);
        assertThat(world.handle(retry.getFirst())).isTrue();
        assertThat(world.handle(retry.getFirst())).as("delivered twice").isTrue();
        assertThat(world.references(broken)).containsExactly(app.id() + ":2026-01-07");
    }

    @Test
    @DisplayName("INFRA-CRED-204 an app that came up after the day is not charged for it")
    void cameUpLater() {
        var owner = world.owner(100);
        world.app(owner, NOW.plus(Duration.ofHours(1)));

        assertThat(world.run(TODAY)).isEqualTo(answer(0, 0, 0, 0));
        assertThat(world.references(owner)).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-205 without a time in its event a run charges the date of the clock")
    void clock() {
        var owner = world.owner(100);
        var app = world.app(owner, NOW.minusSeconds(60));

        assertThat(new HostingDebit(world.context()).execute(Map.of())).isEqualTo(answer(1, 0, 0, 0));

        assertThat(world.references(owner)).containsExactly(app.id() + ":2026-01-07");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-156 each owner's date is that of the zone in the profile; without one, or with an unknown one, it is UTC's")
    void zones() {
        var tokyo = world.owner(100);
        var hawaii = world.owner(100);
        var nowhere = world.owner(100);
        var gone = world.owner(100);
        world.lives(tokyo, ZoneId.of("Asia/Tokyo"));
        world.lives(hawaii, ZoneId.of("Pacific/Honolulu"));
        world.tables
                .accounts()
                .put(
                        Item.at(AccountKeys.profile(nowhere))
                                .set("timeZone", "Moon/Tycho")
                                .build(),
                        Expression.ALWAYS);
        for (var owner : List.of(tokyo, hawaii, nowhere, gone)) {
            world.app(owner, NOW.minusSeconds(60));
        }

        world.run("2026-01-07T23:55:00Z");

        assertThat(days(tokyo)).containsExactly("2026-01-08");
        assertThat(days(hawaii)).containsExactly("2026-01-07");
        assertThat(days(nowhere)).containsExactly("2026-01-07");
        assertThat(days(gone)).containsExactly("2026-01-07");
        world.run("2026-01-08T10:00:00Z");
        assertThat(days(hawaii)).containsExactly("2026-01-08", "2026-01-07");
    }

    private List<String> days(UserId owner) {
        return world.references(owner).stream()
                .map(reference -> reference.substring(reference.indexOf(':') + 1))
                .toList();
    }

    @Test
    @DisplayName("INFRA-HOST-157 an owner without a ledger is suspended, since nobody pays")
    void noLedger() {
        var owner = new UserId("usr_" + UlidCreator.getMonotonicUlid());
        var app = world.app(owner, NOW.minusSeconds(60));

        assertThat(world.run(TODAY)).isEqualTo(answer(0, 1, 0, 0));

        assertThat(world.read(app.id()).mustStop()).isTrue();
    }

    @Test
    @DisplayName("INFRA-HOST-158 days that were missed are charged by the next run, oldest first, and none twice")
    void missed() {
        var owner = world.owner(100);
        var app = world.app(owner, NOW.minusSeconds(60));
        world.run(TODAY);
        world.clock.advance(Duration.ofDays(4));

        assertThat(world.run("2026-01-11T23:50:00Z")).isEqualTo(answer(4, 0, 0, 0));

        var expected = new ArrayList<String>();
        for (int day = 11; day >= 7; day--) {
            expected.add("%s:2026-01-%02d".formatted(app.id(), day));
        }
        assertThat(world.references(owner)).isEqualTo(expected);
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
        var owner = world.owner(100);
        world.app(owner, NOW.minusSeconds(60));

        assertThatThrownBy(() -> world.runSchedule(time))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1970 to 9999");

        assertThat(world.references(owner)).isEmpty();
    }
}
