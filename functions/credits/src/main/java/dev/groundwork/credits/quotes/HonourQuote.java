package dev.groundwork.credits.quotes;

import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.LedgerReader;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ScopedKey;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Predicate;

/** Checks the quote that a request presents. */
@Singleton
public final class HonourQuote {

    private final LedgerReader ledger;
    private final Quotes quotes;
    private final ProductClock clock;

    HonourQuote(LedgerReader ledger, Quotes quotes, ProductClock clock) {
        this.ledger = ledger;
        this.quotes = quotes;
        this.clock = clock;
    }

    /**
     * Returns the quote that a text presents if it holds for a request. One that has expired holds for a key that was used in time: a repeated
     * request gets its first answer.
     *
     * @param fits tells whether the quote says what the rest of the request does
     */
    public Optional<Quote> check(String text, UserId user, Action action, ScopedKey key, Predicate<Quote> fits) {
        return quotes.read(text)
                .filter(quote -> quote.isFor(user, action))
                .filter(fits)
                .filter(quote -> !quote.isExpired(clock.instant()) || ledger.isUsed(user, key));
    }
}
