package dev.groundwork.credits.usecase;

import dev.groundwork.credits.domain.HoldLife;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Action;
import dev.groundwork.ledger.domain.HoldOutcome;
import dev.groundwork.ledger.domain.Reference;
import dev.groundwork.ledger.domain.Reservation;
import dev.groundwork.ledger.domain.ScopedKey;
import dev.groundwork.ledger.port.CreditLedger;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reserves credits for as long as holds live. */
@Singleton
public final class ReserveCredits {

    private final CreditLedger ledger;
    private final HoldLife life;
    private final ProductClock clock;

    ReserveCredits(CreditLedger ledger, HoldLife life, ProductClock clock) {
        this.ledger = ledger;
        this.life = life;
        this.clock = clock;
    }

    /**
     * Reserves.
     *
     * @param quote the promise of the amount, where one was presented
     */
    public HoldOutcome reserve(
            UserId user, ScopedKey key, Action action, Credits amount, Reference reference, Optional<String> quote) {
        var expiresAt = clock.instant().plus(life.duration());
        return ledger.hold(new Reservation(user, key, action, amount, reference, expiresAt, quote));
    }
}
