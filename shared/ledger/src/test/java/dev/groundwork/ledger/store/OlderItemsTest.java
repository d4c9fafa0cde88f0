package dev.groundwork.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.HostingCharge;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import dev.groundwork.ledger.model.HostingOutcome.Settled;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Balance items that say of hosting only the newest day and the operation that charged it. */
final class OlderItemsTest {

    private final HandClock clock = new HandClock(Ids.NOW);

    @AutoClose
    private final LedgerTable table = new LedgerTable(clock);

    private Settled run(UserId user, RunningApp... apps) {
        var charge = new HostingCharge(user, clock.instant(), ZoneOffset.UTC, List.of(apps));
        return (Settled) table.ledger().chargeHosting(charge);
    }

    private static Settled settled(int charged, long available) {
        return new Settled(charged, List.of(), Credits.of(available));
    }

    @Test
    @DisplayName("INFRA-CRED-339 an item that does not say who was asked goes on where it stands, each day once")
    void goesOn() {
        var user = table.open();
        run(user, Ids.running(Ids.app(1)));
        table.direct().update(CreditsTable.balance(user), Expression.change("REMOVE hostedAt"));
        assertThat(run(user, Ids.running(Ids.app(1)))).isEqualTo(settled(0, 99));
        clock.advance(Duration.ofHours(1));
        var started = Ids.running(Ids.app(2), clock.instant());
        clock.advance(Duration.ofDays(2));

        assertThat(run(user, Ids.running(Ids.app(1)), started)).isEqualTo(settled(5, 94));
        assertThat(run(user, Ids.running(Ids.app(1)), started)).isEqualTo(settled(0, 94));
        assertThat(table.faults(user)).isEmpty();
    }
}
