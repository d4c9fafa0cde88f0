package dev.groundwork.ledger;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Balance;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.GrantRequest.GrantOutcome;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The base of the parts of the ledger's contract. Each part is run against every ledger there is. */
public abstract class LedgerContract {

    public final HandClock clock = new HandClock(Ids.NOW);

    public abstract CreditLedger ledger();

    /** A new user with the free credits. */
    public abstract UserId open();

    public final ScopedKey fresh() {
        clock.advance(Duration.ofMillis(1));
        return Ids.ordered(clock.instant());
    }

    public final UserId withBalance(long balance) {
        var user = open();
        ledger().consume(Ids.consumption(user, fresh(), 100 - balance));
        return user;
    }

    public final List<Entry> entries(UserId user) {
        return ledger().entries(user, EntryQuery.newest(1000)).orElseThrow().entries();
    }

    public final Balance balance(UserId user) {
        return ledger().balance(user).orElseThrow();
    }

    public final GrantOutcome.Granted give(UserId user, long amount, Optional<Instant> expiresAt) {
        var grant = new GrantRequest(user, fresh(), Credits.of(amount), new Reference("welcome"), expiresAt);
        return ((GrantOutcome.Given) ledger().grant(grant)).granted();
    }
}
