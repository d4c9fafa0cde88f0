package dev.groundwork.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.HostingCharge;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import dev.groundwork.ledger.model.HostingOutcome.Settled;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The conditions of the daily debit of hosting: each has its race, a scenario that is harmless with it and not without it. */
final class HostingConditionsTest {

    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final AppId FIRST = Ids.app(1);
    private static final AppId SECOND = Ids.app(2);

    /** A condition, and a scenario that ends well with it. */
    private record Guarded(String condition, BiPredicate<Race, UserId> scenario) {

        @Override
        public String toString() {
            return condition;
        }
    }

    static List<Guarded> conditions() {
        return List.of(
                new Guarded("hostedDay = :before", Race::chargeADayAgain),
                new Guarded("hostedAt >= :newest", Race::forgetTheFirstDay),
                new Guarded("attribute_not_exists(hostedOpen)", Race::chargeWhoIsToBeSuspended),
                new Guarded("attribute_not_exists(hostedBy)", Race::chargeTheFirstDayTwice),
                new Guarded("hostedBy = :seen", Race::chargeMissedDaysTwice),
                new Guarded("available < :enough", Race::suspendWhoCanPay),
                new Guarded("attribute_not_exists(runwayTold)", Race::warnTwice),
                new Guarded("runwayTold = :before", Race::warnOfTheEndTwice),
                new Guarded("available < :end", Race::warnWhoHasPaid));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    @DisplayName("INFRA-CRED-321 each condition of the daily debit prevents an accident, and alone does so")
    void removed(Guarded guarded) {
        assertThat(isSound(guarded, "never part of a condition")).as("with it").isTrue();
        assertThat(isSound(guarded, guarded.condition)).as("without it").isFalse();
    }

    private static boolean isSound(Guarded guarded, String removed) {
        var clock = new HandClock(Ids.NOW);
        var between = new Between();
        try (var table = new LedgerTable(clock, between, new RemovedCondition(removed))) {
            var user = table.open();
            var race = new Race(table, clock, between);
            return guarded.scenario.test(race, user) && table.faults(user).isEmpty();
        }
    }

    @Test
    @DisplayName("INFRA-CRED-322 the conditions of the daily debit are these, to the letter")
    void texts() {
        assertThat(HostingKeys.SPEND)
                .as("racing spenders of one balance, a change of the lots under way, an expiry that is due")
                .isEqualTo("attribute_not_exists(lockToken) AND available >= :cost AND nextChange > :now"
                        + " AND lowWatermark < :key AND standing >= :cost");
        assertThat(HostingKeys.CHARGE_DAY)
                .as("two runs for one day, an app that was started since, a crash before unpaid apps were suspended")
                .isEqualTo(HostingKeys.SPEND
                        + " AND hostedDay = :before AND hostedAt >= :newest AND attribute_not_exists(hostedOpen)");
        assertThat(HostingKeys.FIRST_SETTLEMENT)
                .as("two first runs")
                .isEqualTo(HostingKeys.SPEND + " AND attribute_not_exists(hostedBy)");
        assertThat(HostingKeys.SAME_SETTLEMENT)
                .as("two runs that found the same missed days")
                .isEqualTo(HostingKeys.SPEND + " AND hostedBy = :seen");
        assertThat(HostingKeys.NO_MORE)
                .as("a top-up while a day is found unpayable")
                .isEqualTo(" AND available < :enough");
        assertThat(HostingKeys.FIRST_WARNING)
                .as("two runs that both see the runway get short; the owner's account is deleted meanwhile")
                .isEqualTo(CreditsTable.OPEN + " AND attribute_not_exists(runwayTold)");
        assertThat(HostingKeys.SAME_WARNING)
                .as("two runs that both see it get shorter")
                .isEqualTo(CreditsTable.OPEN + " AND runwayTold = :before");
        assertThat(HostingKeys.SHORT).as("a top-up before the mail").isEqualTo(" AND available < :end");
    }

    /** Lets something happen once, just before a call with a condition reaches the table. */
    private static final class Between implements ExecutionInterceptor {

        private final Queue<Event> events = new ConcurrentLinkedQueue<>();

        /** An event, and a part of the condition of the call before which it happens. */
        private record Event(String condition, Runnable happening) {}

        void before(String condition, Runnable happening) {
            events.add(new Event(condition, happening));
        }

        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            var next = events.peek();
            if (next != null && condition(context.request()).contains(next.condition)) {
                events.remove();
                next.happening.run();
            }
            return context.request();
        }

        private static String condition(SdkRequest request) {
            return switch (request) {
                case UpdateItemRequest update ->
                    Optional.ofNullable(update.conditionExpression()).orElse("");
                case TransactWriteItemsRequest transaction ->
                    Optional.ofNullable(transaction.transactItems().getFirst().update())
                            .map(update -> update.conditionExpression())
                            .orElse("");
                default -> "";
            };
        }
    }

    /** The races, step by step. Each says whether it has ended well. */
    private record Race(LedgerTable table, HandClock clock, Between between) {

        private Settled run(UserId user, RunningApp... apps) {
            var charge = new HostingCharge(user, clock.instant(), ZoneOffset.UTC, List.of(apps));
            return (Settled) table.ledger().chargeHosting(charge);
        }

        /** Another worker's run, whose calls nothing is done to. */
        private void otherRun(UserId user, RunningApp... apps) {
            table.directLedger().chargeHosting(new HostingCharge(user, clock.instant(), ZoneOffset.UTC, List.of(apps)));
        }

        private void give(UserId user, long amount) {
            var grant = new GrantRequest(
                    user, Ids.key("grant " + amount), Credits.of(amount), new Reference("welcome"), Optional.empty());
            table.directLedger().grant(grant);
        }

        private void spend(UserId user, long cost) {
            clock.advance(Duration.ofMillis(1));
            table.directLedger().consume(Ids.consumption(user, Ids.ordered(clock.instant()), cost));
        }

        private long days(UserId user) {
            return table.directLedger().entries(user, EntryQuery.newest(1000)).orElseThrow().entries().stream()
                    .map(Entry::type)
                    .filter(EntryType.HOSTING::equals)
                    .count();
        }

        boolean chargeADayAgain(UserId user) {
            run(user, Ids.running(FIRST));
            clock.advance(ONE_DAY);
            run(user, Ids.running(FIRST));
            return run(user, Ids.running(FIRST)).charged() == 0 && days(user) == 2;
        }

        /** The second app is deployed after the first run: it owes that day too. */
        boolean forgetTheFirstDay(UserId user) {
            run(user, Ids.running(FIRST));
            var late = Ids.running(SECOND, clock.instant());
            clock.advance(ONE_DAY);
            return run(user, Ids.running(FIRST), late).charged() == 3;
        }

        /** The run crashed before it suspended the app; then credits came. */
        boolean chargeWhoIsToBeSuspended(UserId user) {
            spend(user, 100);
            run(user, Ids.running(FIRST));
            give(user, 50);
            clock.advance(ONE_DAY);
            return run(user, Ids.running(FIRST)).charged() == 0;
        }

        boolean chargeTheFirstDayTwice(UserId user) {
            between.before("attribute_not_exists(hostedBy)", () -> otherRun(user, Ids.running(FIRST)));
            return run(user, Ids.running(FIRST)).charged() == 0 && days(user) == 1;
        }

        boolean chargeMissedDaysTwice(UserId user) {
            run(user, Ids.running(FIRST));
            clock.advance(ONE_DAY.multipliedBy(3));
            between.before("hostedBy = :seen", () -> otherRun(user, Ids.running(FIRST)));
            return run(user, Ids.running(FIRST)).charged() == 0 && days(user) == 4;
        }

        boolean suspendWhoCanPay(UserId user) {
            spend(user, 99);
            between.before("available < :enough", () -> give(user, 50));
            return run(user, Ids.running(FIRST), Ids.running(SECOND)).unpaid().isEmpty();
        }

        boolean warnTwice(UserId user) {
            spend(user, 92);
            between.before("attribute_not_exists(runwayTold)", () -> otherRun(user, Ids.running(FIRST)));
            run(user, Ids.running(FIRST));
            return runwayMails() == 1;
        }

        boolean warnOfTheEndTwice(UserId user) {
            spend(user, 92);
            run(user, Ids.running(FIRST));
            spend(user, 5);
            between.before("runwayTold = :before", () -> otherRun(user, Ids.running(FIRST)));
            run(user, Ids.running(FIRST));
            return runwayMails() == 2;
        }

        boolean warnWhoHasPaid(UserId user) {
            spend(user, 92);
            between.before("available < :end", () -> give(user, 50));
            run(user, Ids.running(FIRST));
            return runwayMails() == 0;
        }

        private long runwayMails() {
            return table.mails("runway_low").size();
        }
    }
}
