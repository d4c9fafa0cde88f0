package dev.groundwork.credits.usecase;

import dev.groundwork.credits.domain.Quote;
import dev.groundwork.credits.port.Quotes;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.Action;
import dev.groundwork.ledger.model.Offer;
import dev.groundwork.ledger.model.ScopedKey;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Predicate;

/** Judges a presented quote. */
@Singleton
public final class HonourQuote {

    private final CreditLedger ledger;
    private final Quotes quotes;
    private final ProductClock clock;

    HonourQuote(CreditLedger ledger, Quotes quotes, ProductClock clock) {
        this.ledger = ledger;
        this.quotes = quotes;
        this.clock = clock;
    }

    /** What a presented quote is worth. */
    public sealed interface Judgement {

        /** None was presented: the catalogue's price counts. */
        record None() implements Judgement {}

        /** It holds. */
        record Holds(Offer offer) implements Judgement {}

        /** It is for something else, was changed, or its time is over. */
        record Invalid() implements Judgement {}
    }

    /**
     * Judges. A quote whose time is over holds for a key that was used in time: a repeated request gets its first answer.
     *
     * @param text what was presented
     * @param fits whether the quote says what the rest of the request does
     */
    public Judgement honour(Optional<String> text, UserId user, Action action, ScopedKey key, Predicate<Quote> fits) {
        return text.map(presented -> judge(presented, user, action, key, fits)).orElseGet(Judgement.None::new);
    }

    private Judgement judge(String text, UserId user, Action action, ScopedKey key, Predicate<Quote> fits) {
        return quotes.read(text)
                .filter(quote -> quote.isFor(user, action))
                .filter(fits)
                .filter(quote -> !quote.isExpired(clock.instant()) || ledger.isUsed(user, key))
                .<Judgement>map(quote -> new Judgement.Holds(new Offer(quote.cost(), text)))
                .orElseGet(Judgement.Invalid::new);
    }
}
