package dev.groundwork.credits.quotes;

import dev.groundwork.credits.fields.CreditFields;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.LedgerReader;
import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Catalogue.Complexity;
import io.swagger.v3.oas.annotations.media.Schema;
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
    public Optional<Promise> offer(QuoteBody request) {
        return ledger.balance(request.userId()).map(balance -> {
            var expiresAt = clock.instant().plus(Quote.LIFE).truncatedTo(ChronoUnit.SECONDS);
            var cost = catalogue.cost(request.action(), request.complexity());
            var quote = new Quote(request.userId(), request.action(), request.complexity(), cost, expiresAt);
            return new Promise(quotes.sign(quote), quote);
        });
    }

    /**
     * A service's request for a price.
     *
     * @param userId who would pay
     * @param action what for
     * @param complexity of a build iteration, 1 to 6
     */
    record QuoteBody(
            UserId userId,
            @Schema(implementation = String.class) Action action,
            Optional<Complexity> complexity) {

        static QuoteBody read(Members body) {
            var user = CreditFields.user(body);
            var action = CreditFields.action(body);
            var complexity = CreditFields.complexity(body, action);
            return new QuoteBody(user.get(), action.get(), complexity.get());
        }
    }
}
