package dev.groundwork.ledger;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Catalogue.Complexity;
import dev.groundwork.ledger.model.ConsumeRequest;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.Offer;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.ScopedKey;
import io.micronaut.context.annotation.Prototype;
import java.util.Optional;

/** Takes credits for what a user did, at the catalogue's price: no caller names an amount. */
@Prototype
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
        return ledger.consume(
                new ConsumeRequest(user, key, action, complexity, cost, reference, offer.map(Offer::quote)));
    }
}
