package dev.groundwork.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.HostingCharge;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import dev.groundwork.ledger.model.HostingOutcome;
import dev.groundwork.ledger.model.HostingOutcome.Settled;
import dev.groundwork.ledger.model.PaymentFact;
import dev.groundwork.ledger.model.PaymentRequest;
import dev.groundwork.ledger.model.Reference;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of every ledger for days of hosting. */
abstract class HostingContract extends DebitsContract {

    private static final LocalDate DAY = LocalDate.parse("2026-01-07");
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private static HostingCharge charge(UserId owner, LocalDate day, List<AppId> apps) {
        return Ids.charge(owner, day, apps);
    }

    private HostingOutcome charge(UserId owner, Instant time, ZoneId zone, RunningApp... apps) {
        return ledger().chargeHosting(new HostingCharge(owner, time, zone, List.of(apps)));
    }

    /** A run at the clock's time, in UTC. */
    private HostingOutcome run(UserId owner, RunningApp... apps) {
        return charge(owner, clock.instant(), ZoneOffset.UTC, apps);
    }

    /** An app that is started now. */
    private RunningApp started(AppId app) {
        clock.advance(Duration.ofSeconds(1));
        return Ids.running(app, clock.instant());
    }

    private static Settled settled(int charged, long available, AppId... unpaid) {
        return new Settled(charged, List.of(unpaid), Credits.of(available));
    }

    /** The days that were charged, oldest entry first. */
    private List<String> days(UserId user) {
        return entries(user).reversed().stream()
                .filter(entry -> entry.type() == EntryType.HOSTING)
                .map(entry -> entry.referenceId().orElse(""))
                .toList();
    }

    private static String[] days(AppId app, String... dates) {
        return Arrays.stream(dates).map(date -> app + ":" + date).toArray(String[]::new);
    }

    @Test
    @DisplayName("INFRA-CRED-022 a day of hosting is charged once, one entry an app, whoever repeats it")
    void hostingDay() throws Exception {
        var user = open();
        var apps = List.of(Ids.app(), Ids.app(), Ids.app());
        var charge = charge(user, DAY, apps);

        var outcomes = CreditLedgerContract.together(8, i -> () -> ledger().chargeHosting(charge));

        assertThat(outcomes)
                .containsOnly(
                        new HostingOutcome.Settled(3, List.of(), Credits.of(97)),
                        new HostingOutcome.Settled(0, List.of(), Credits.of(97)))
                .containsOnlyOnce(new HostingOutcome.Settled(3, List.of(), Credits.of(97)));
        assertThat(entries(user))
                .extracting(e -> e.referenceId().orElse(""))
                .containsExactly(
                        apps.get(2) + ":2026-01-07", apps.get(1) + ":2026-01-07", apps.get(0) + ":2026-01-07", "");
        assertThat(entries(user)).extracting(Entry::id).doesNotHaveDuplicates();
        assertThat(ledger().balance(user).orElseThrow().balance()).isEqualTo(Credits.of(97));
    }

    @Test
    @DisplayName("INFRA-CRED-023 who cannot pay all apps pays the first; a repeated run finds the same ones unpaid")
    void hostingShort() {
        var user = withBalance(2);
        var apps = List.of(Ids.app(), Ids.app(), Ids.app());

        assertThat(ledger().chargeHosting(charge(user, DAY, apps)))
                .isEqualTo(new HostingOutcome.Settled(2, apps.subList(2, 3), Credits.ZERO));
        assertThat(ledger().chargeHosting(charge(user, DAY, apps)))
                .isEqualTo(new HostingOutcome.Settled(0, apps.subList(2, 3), Credits.ZERO));
        assertThat(ledger().chargeHosting(charge(user, DAY.plusDays(1), apps)))
                .isEqualTo(new HostingOutcome.Settled(0, apps, Credits.ZERO));
        assertThat(ledger().chargeHosting(charge(user, DAY.minusDays(1), apps)))
                .isEqualTo(new HostingOutcome.Settled(0, apps, Credits.ZERO));
        assertThat(ledger().chargeHosting(charge(Ids.user(), DAY, apps))).isEqualTo(new HostingOutcome.UnknownUser());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 30})
    @DisplayName("INFRA-CRED-306 days that were missed are charged by the next run, the oldest first, each once")
    void missed(int missed) {
        var user = open();
        var running = Ids.running(Ids.app());
        run(user, running);
        clock.advance(ONE_DAY.multipliedBy(missed + 1L));

        assertThat(run(user, running)).isEqualTo(settled(missed + 1, 98 - missed));
        assertThat(run(user, running)).isEqualTo(settled(0, 98 - missed));
        assertThat(days(user))
                .containsExactly(DAY.datesUntil(DAY.plusDays(missed + 2L))
                        .map(date -> running.app() + ":" + date)
                        .toArray(String[]::new));
    }

    @Test
    @DisplayName("INFRA-CRED-307 credits pay by day, then by age of app; apps with a day that is left unpaid are named")
    void prefix() {
        var user = withBalance(6);
        var older = Ids.running(Ids.app());
        var younger = Ids.running(Ids.app());
        run(user, younger, older);
        clock.advance(ONE_DAY.multipliedBy(3));

        assertThat(run(user, younger, older)).isEqualTo(settled(4, 0, older.app(), younger.app()));

        assertThat(days(user))
                .containsExactly(Stream.of("07", "08", "09")
                        .flatMap(day -> Stream.of(older, younger).map(app -> app.app() + ":2026-01-" + day))
                        .toArray(String[]::new));
    }

    @Test
    @DisplayName("INFRA-CRED-308 a day that could not be paid is never charged, whatever is topped up before a rerun")
    void unpaidForEver() {
        var user = withBalance(0);
        var running = Ids.running(Ids.app());
        assertThat(run(user, running)).isEqualTo(settled(0, 0, running.app()));
        give(user, 50, Optional.empty());

        assertThat(run(user, running))
                .as("the run crashed before it suspended the app")
                .isEqualTo(settled(0, 50, running.app()));
        clock.advance(ONE_DAY);
        assertThat(run(user, running)).as("the day after").isEqualTo(settled(0, 50, running.app()));
        assertThat(days(user)).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-309 an app that is resumed pays from the day of its resumption on, that day once")
    void resumed() {
        var user = withBalance(1);
        var app = Ids.app();
        run(user, Ids.running(app));
        clock.advance(ONE_DAY);
        assertThat(run(user, Ids.running(app))).isEqualTo(settled(0, 0, app));
        clock.advance(ONE_DAY.multipliedBy(3));
        give(user, 50, Optional.empty());
        var resumed = started(app);

        assertThat(run(user, resumed)).isEqualTo(settled(1, 49));
        assertThat(run(user, resumed)).isEqualTo(settled(0, 49));
        clock.advance(ONE_DAY);
        assertThat(run(user, resumed)).isEqualTo(settled(1, 48));
        assertThat(days(user)).containsExactly(days(app, "2026-01-07", "2026-01-11", "2026-01-12"));
    }

    @Test
    @DisplayName("INFRA-CRED-310 what is held pays no hosting, and what an expired hold frees does")
    void heldCredits() {
        var user = withBalance(3);
        var one = Ids.running(Ids.app());
        var other = Ids.running(Ids.app());
        var hold = new HoldRequest(
                user,
                fresh(),
                Action.WEB_SEARCH,
                Credits.of(2),
                new Reference("search"),
                clock.instant().plus(Duration.ofHours(2)),
                Optional.empty());
        assertThat(ledger().hold(hold)).isInstanceOf(HoldOutcome.Held.class);

        assertThat(run(user, one, other)).isEqualTo(settled(1, 0, other.app()));
        clock.advance(ONE_DAY);
        assertThat(run(user, one)).isEqualTo(settled(1, 1));
    }

    @Test
    @DisplayName("INFRA-CRED-311 credits that have expired pay no hosting")
    void expired() {
        var user = withBalance(0);
        give(user, 1, Optional.of(clock.instant().plus(Duration.ofHours(30))));
        give(user, 1, Optional.of(clock.instant().plus(Duration.ofHours(31))));
        var running = Ids.running(Ids.app());
        assertThat(run(user, running)).isEqualTo(settled(1, 1));
        clock.advance(Duration.ofHours(32));

        assertThat(run(user, running)).isEqualTo(settled(0, 0, running.app()));
    }

    @Test
    @DisplayName("INFRA-CRED-312 an app that is started again on a day that it has paid owes that day no second time")
    void restarted() {
        var user = open();
        var app = Ids.app();
        run(user, Ids.running(app));
        var again = started(app);

        assertThat(run(user, again)).isEqualTo(settled(0, 99));
        clock.advance(ONE_DAY);
        assertThat(run(user, again)).isEqualTo(settled(1, 98));
        var third = started(app);
        clock.advance(ONE_DAY);
        assertThat(run(user, third)).isEqualTo(settled(1, 97));
        assertThat(days(user)).containsExactly(days(app, "2026-01-07", "2026-01-08", "2026-01-09"));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-313 an app that was first deployed after the day's run pays that day at the next run, of that date or a later one")
    void firstDeployed() {
        var user = open();
        var early = Ids.running(Ids.app());
        run(user, early);
        var late = started(Ids.app());
        assertThat(run(user, early, late)).as("again for the same date").isEqualTo(settled(1, 98));
        var latest = started(Ids.app());
        clock.advance(ONE_DAY);

        assertThat(run(user, early, late, latest)).isEqualTo(settled(4, 94));

        assertThat(days(user))
                .containsExactly(
                        early.app() + ":2026-01-07",
                        late.app() + ":2026-01-07",
                        latest.app() + ":2026-01-07",
                        early.app() + ":2026-01-08",
                        late.app() + ":2026-01-08",
                        latest.app() + ":2026-01-08");
    }

    @Test
    @DisplayName(
            "INFRA-CRED-314 a run for a later date, then for earlier ones: what is charged is not charged again, what is not is")
    void laterFirst() {
        var user = open();
        var running = Ids.running(Ids.app());
        assertThat(charge(user, clock.instant().plus(ONE_DAY.multipliedBy(3)), ZoneOffset.UTC, running))
                .isEqualTo(settled(4, 96));
        assertThat(run(user, running)).isEqualTo(settled(0, 96));
        var young = started(Ids.app());
        clock.advance(ONE_DAY);

        assertThat(run(user, running, young)).isEqualTo(settled(2, 94));
        assertThat(run(user, running, young)).isEqualTo(settled(0, 94));
        clock.advance(ONE_DAY.multipliedBy(3));
        assertThat(run(user, running, young)).isEqualTo(settled(4, 90));
        assertThat(days(user)).doesNotHaveDuplicates().hasSize(10);
    }

    @Test
    @DisplayName("INFRA-CRED-315 whoever moves east or west pays each local date once, and none that was left behind")
    void zones() {
        var user = open();
        var running = Ids.running(Ids.app());
        assertThat(run(user, running)).isEqualTo(settled(1, 99));
        assertThat(charge(user, clock.instant(), ZoneId.of("Pacific/Honolulu"), running))
                .isEqualTo(settled(0, 99));
        clock.advance(Duration.ofHours(3));
        assertThat(charge(user, clock.instant(), ZoneId.of("Pacific/Kiritimati"), running))
                .as("the 8th there, while it is the 7th here")
                .isEqualTo(settled(1, 98));
        clock.advance(ONE_DAY);
        assertThat(run(user, running)).as("the 8th here").isEqualTo(settled(0, 98));
        clock.advance(ONE_DAY);
        assertThat(run(user, running)).isEqualTo(settled(1, 97));
        assertThat(days(user)).containsExactly(days(running.app(), "2026-01-07", "2026-01-08", "2026-01-09"));
    }

    @Test
    @DisplayName("INFRA-CRED-316 a date that a zone has skipped is not charged")
    void skippedDate() {
        var user = open();
        var apia = ZoneId.of("Pacific/Apia");
        var running = Ids.running(Ids.app(), Instant.parse("2011-12-28T22:00:00Z"));

        assertThat(charge(user, Instant.parse("2011-12-31T22:00:00Z"), apia, running))
                .isEqualTo(settled(4, 96));

        assertThat(days(user))
                .containsExactly(days(running.app(), "2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01"));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-317 who has no running app is charged nothing, and apps started after a date owe nothing for it")
    void nothingOwed() {
        var user = open();
        var running = started(Ids.app());

        assertThat(run(user)).isEqualTo(settled(0, 100));
        assertThat(charge(user, clock.instant().minus(ONE_DAY), ZoneOffset.UTC, running))
                .isEqualTo(settled(0, 100));
        assertThat(run(user, running)).isEqualTo(settled(1, 99));
    }

    @Test
    @DisplayName("INFRA-CRED-318 who owes credits after a payment was reversed pays no hosting")
    void owedCredits() {
        var user = withBalance(0);
        var sold = new PaymentFact.Sold(EntryType.PURCHASE, "small", Credits.of(100), Optional.empty(), 500, "usd", 1);
        ledger().applyPayment(new PaymentRequest(user, "pi_1", "evt_1", sold));
        ledger().consume(Ids.consumption(user, fresh(), 60));
        var back = new PaymentFact.Refunded(500, 500, Ids.NOW, false);
        ledger().applyPayment(new PaymentRequest(user, "pi_1", "evt_2", back));
        assertThat(balance(user).debt()).isEqualTo(Credits.of(60));
        var running = Ids.running(Ids.app());

        assertThat(run(user, running)).isEqualTo(settled(0, 0, running.app()));
        assertThat(balance(user).debt()).isEqualTo(Credits.of(60));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-319 more apps than one operation charges are charged one after the other, and credits are used up")
    void manyApps() {
        var user = open();
        give(user, 400, Optional.empty());
        var apps = Stream.generate(Ids::app).limit(450).toList();

        assertThat(ledger().chargeHosting(charge(user, DAY, apps))).isEqualTo(settled(450, 50));
        assertThat(ledger().chargeHosting(charge(user, DAY.plusDays(1), apps)))
                .isEqualTo(new Settled(50, apps.subList(50, 450), Credits.ZERO));
        assertThat(days(user))
                .hasSize(500)
                .startsWith(apps.stream().map(app -> app + ":2026-01-07").toArray(String[]::new));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-320 an app that was charged just after its start, and whose owner moves west, owes no earlier date")
    void startedThenWest() {
        var user = open();
        var running = started(Ids.app());
        run(user, running);

        assertThat(charge(user, clock.instant(), ZoneId.of("Pacific/Honolulu"), running))
                .isEqualTo(settled(0, 99));
        clock.advance(ONE_DAY);
        assertThat(charge(user, clock.instant(), ZoneId.of("Pacific/Honolulu"), running))
                .isEqualTo(settled(0, 99));
        clock.advance(ONE_DAY);
        assertThat(charge(user, clock.instant(), ZoneId.of("Pacific/Honolulu"), running))
                .isEqualTo(settled(1, 98));
    }
}
