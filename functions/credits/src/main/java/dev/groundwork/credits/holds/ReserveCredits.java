package dev.groundwork.credits.holds;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.ScopedKey;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reserves credits for as long as holds live. */
@Singleton
final class ReserveCredits {

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
        return ledger.hold(new HoldRequest(user, key, action, amount, reference, expiresAt, quote));
    }
}
