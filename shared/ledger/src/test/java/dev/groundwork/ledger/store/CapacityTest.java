package dev.groundwork.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Consumed;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Replayed;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cost of the ledger at DynamoDB, from the units that it reports. */
final class CapacityTest {

    private final HandClock clock = new HandClock(Ids.NOW);
    private final Capacity capacity = new Capacity();

    @AutoClose
    private final LedgerTable table = new LedgerTable(clock, capacity);

    private UserId rich() {
        var user = table.open();
        table.direct()
                .update(
                        CreditsTable.balance(user),
                        Expression.change(
                                        "SET balance = :many, available = :many, standing = :many, lots = :lots, pending[0] = :grant")
                                .value(":many", 1_000_000)
                                .value(":lots", "F100,P999900")
                                .value(":grant", grant(user)));
        return user;
    }

    /** As if the opening had granted a million. */
    private String grant(UserId user) {
        var opening = table.account(user).pending().getFirst().packed();
        return opening.replace("|100;0;;F100|", "|1000000;0;;F100,P999900|");
    }

    private void consume(UserId user, Duration pause) {
        clock.advance(pause);
        var outcome = table.ledger().consume(Ids.one(user, Ids.ordered(clock.instant())));
        assertThat(outcome).isInstanceOf(Consumed.class);
    }

    @ParameterizedTest
    @CsvSource({"PT0.001S", "PT0.3S", "PT1M"})
    @DisplayName("INFRA-CRED-030 a thousand consumes of one user take 1.5 write units and 1.5 calls each, and no read")
    void aThousandConsumes(Duration pause) {
        var user = rich();
        capacity.reset();

        for (var i = 0; i < 1000; i++) {
            consume(user, pause);
        }

        assertThat(capacity.written()).isEqualTo(1500.0);
        assertThat(capacity.calls()).isEqualTo(1500);
        assertThat(capacity.read()).isZero();
        assertThat(table.faults(user)).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-031 a consume under an opaque key takes one write unit and one call more")
    void opaqueKey() {
        var user = rich();
        capacity.reset();

        table.ledger().consume(Ids.one(user, Ids.key("opaque")));

        assertThat(capacity.written()).isEqualTo(2.0);
        assertThat(capacity.calls()).isEqualTo(2);
    }

    @Test
    @DisplayName("INFRA-CRED-032 a balance takes one read unit")
    void balance() {
        var user = rich();
        capacity.reset();

        assertThat(table.ledger().balance(user)).isPresent();

        assertThat(capacity.read()).isEqualTo(1.0);
        assertThat(capacity.calls()).isEqualTo(1);
    }

    @Test
    @DisplayName("INFRA-CRED-033 a key used a thousand entries ago is found in at most 12 calls")
    void oldKey() {
        var user = rich();
        for (var i = 0; i < 40; i++) {
            consume(user, Duration.ofSeconds(1));
        }
        clock.advance(Duration.ofSeconds(1));
        var old = Ids.one(user, Ids.ordered(clock.instant()));
        table.ledger().consume(old);
        for (var i = 0; i < 1000; i++) {
            consume(user, Duration.ofSeconds(1));
        }
        capacity.reset();

        var again = table.ledger().consume(old);

        assertThat(again).isInstanceOf(Replayed.class);
        assertThat(capacity.calls()).as("one refused spend, then reads").isLessThanOrEqualTo(1 + 12);
        assertThat(capacity.written()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 1.5, 42", "5, 0.8, 84", "50, 0.34, 84"})
    @DisplayName(
            "INFRA-CRED-034 the daily debit takes 1.5, 0.8, 0.34 write units an app at 1, 5, 50 apps an owner, and one call but for the seals")
    void dailyDebit(int apps, double limit, int calls, TestReporter reporter) {
        var user = rich();
        var running = Stream.generate(Ids::app).limit(apps).toList();
        debit(user, running);
        capacity.reset();

        for (var day = 0; day < 28; day++) {
            clock.advance(Duration.ofDays(1));
            debit(user, running);
        }

        var units = capacity.written() / (28 * apps);
        reporter.publishEntry(apps + " apps", units + " write units an app and day, calls " + capacity.calls());
        assertThat(units).isLessThanOrEqualTo(limit);
        assertThat(capacity.calls()).isEqualTo(calls);
        assertThat(capacity.read()).isZero();
        assertThat(table.faults(user)).isEmpty();
    }

    private void debit(UserId user, List<AppId> running) {
        table.ledger().chargeHosting(Ids.charge(user, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), running));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-328 days that were missed are charged in one refused call, one read's worth of answer, and one write")
    void missedDays() {
        var user = rich();
        var running = List.of(Ids.app());
        debit(user, running);
        clock.advance(Duration.ofDays(3));
        capacity.reset();

        debit(user, running);

        assertThat(capacity.calls())
                .as("refused, charged; and four entries sealed by two")
                .isEqualTo(4);
        assertThat(capacity.read()).isZero();
    }
}
