package dev.groundwork.credits.quotes;

import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.LedgerReader;
import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Catalogue.Complexity;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Promises today's price for a while, so that a user can be told it before the work. */
@Singleton
final class OfferPrice {

    private final LedgerReader ledger;
    private final Catalogue catalogue;
    private final Quotes quotes;
    private final ProductClock clock;

    OfferPrice(LedgerReader ledger, Catalogue catalogue, Quotes quotes, ProductClock clock) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.quotes = quotes;
        this.clock = clock;
    }

    /**
     * A promise.
     *
     * @param text what a consume or a hold presents
     * @param quote what it says
     */
    public record Promise(String text, Quote quote) {}

    /** Promises; nothing when there is no such user. */
    public Optional<Promise> offer(UserId user, Action action, Optional<Complexity> complexity) {
        return ledger.balance(user).map(balance -> {
            var expiresAt = clock.instant().plus(Quote.LIFE).truncatedTo(ChronoUnit.SECONDS);
            var quote = new Quote(user, action, complexity, catalogue.cost(action, complexity), expiresAt);
            return new Promise(quotes.sign(quote), quote);
        });
    }
}
