package dev.groundwork.ledger.usecase;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Action;
import dev.groundwork.ledger.domain.Catalogue;
import dev.groundwork.ledger.domain.Complexity;
import dev.groundwork.ledger.domain.ConsumeOutcome;
import dev.groundwork.ledger.domain.Consumption;
import dev.groundwork.ledger.domain.Offer;
import dev.groundwork.ledger.domain.Reference;
import dev.groundwork.ledger.domain.ScopedKey;
import dev.groundwork.ledger.port.CreditLedger;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Takes credits for what a user did, at the catalogue's price: no caller names an amount. */
@Singleton
public final class ConsumeCredits {

    private final CreditLedger ledger;
    private final Catalogue catalogue;

    public ConsumeCredits(CreditLedger ledger, Catalogue catalogue) {
        this.ledger = ledger;
        this.catalogue = catalogue;
    }

    /**
     * Consumes. The complexity is there for a build iteration and for nothing else.
     *
     * @param offer the price that was promised, where one was
     */
    public ConsumeOutcome consume(
            UserId user,
            ScopedKey key,
            Action action,
            Optional<Complexity> complexity,
            Reference reference,
            Optional<Offer> offer) {
        var cost = offer.map(Offer::cost).orElseGet(() -> catalogue.cost(action, complexity));
        return ledger.consume(new Consumption(user, key, action, complexity, cost, reference, offer.map(Offer::quote)));
    }
}
