package dev.groundwork.ledger.adapter;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Balance;
import dev.groundwork.ledger.domain.Entry;
import dev.groundwork.ledger.domain.EntryQuery;
import dev.groundwork.ledger.domain.Grant;
import dev.groundwork.ledger.domain.GrantOutcome;
import dev.groundwork.ledger.domain.Reference;
import dev.groundwork.ledger.domain.ScopedKey;
import dev.groundwork.ledger.port.CreditLedger;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the parts of the ledger's contract have in common. Each part is run against every ledger there is. */
abstract class LedgerContract {

    final HandClock clock = new HandClock(Ids.NOW);

    abstract CreditLedger ledger();

    /** A new user with the free credits. */
    abstract UserId open();

    final ScopedKey fresh() {
        clock.advance(Duration.ofMillis(1));
        return Ids.ordered(clock.instant());
    }

    final UserId withBalance(long balance) {
        var user = open();
        ledger().consume(Ids.consumption(user, fresh(), 100 - balance));
        return user;
    }

    final List<Entry> entries(UserId user) {
        return ledger().entries(user, EntryQuery.newest(1000)).orElseThrow().entries();
    }

    final Balance balance(UserId user) {
        return ledger().balance(user).orElseThrow();
    }

    final GrantOutcome.Granted give(UserId user, long amount, Optional<Instant> expiresAt) {
        var grant = new Grant(user, fresh(), Credits.of(amount), new Reference("welcome"), expiresAt);
        return ((GrantOutcome.Given) ledger().grant(grant)).granted();
    }
}
