package dev.groundwork.credits.consume;

import dev.groundwork.credits.fields.CreditFields;
import dev.groundwork.credits.quotes.HonourQuote;
import dev.groundwork.json.JsonBody.JsonType;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Catalogue.Complexity;
import dev.groundwork.ledger.model.ConsumeRequest;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.ScopedKey;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Takes credits for what a user did, at the catalogue's price or at a quoted one: no caller names an amount. */
@Singleton
final class ConsumeCredits {

    private final CreditLedger ledger;
    private final Catalogue catalogue;
    private final HonourQuote honourQuote;

    ConsumeCredits(CreditLedger ledger, Catalogue catalogue, HonourQuote honourQuote) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.honourQuote = honourQuote;
    }

    /** Consumes; nothing when the request presents a quote that does not hold. */
    Optional<ConsumeOutcome> consume(ConsumeBody request, ScopedKey key) {
        if (request.quote().isEmpty()) {
            return Optional.of(consume(request, key, catalogue.cost(request.action(), request.complexity())));
        }
        return honourQuote
                .check(
                        request.quote().get(),
                        request.userId(),
                        request.action(),
                        key,
                        quote -> quote.complexity().equals(request.complexity()))
                .map(quote -> consume(request, key, quote.cost()));
    }

    private ConsumeOutcome consume(ConsumeBody request, ScopedKey key, Credits cost) {
        return ledger.consume(new ConsumeRequest(
                request.userId(),
                key,
                request.action(),
                request.complexity(),
                cost,
                request.referenceId(),
                request.quote()));
    }

    /**
     * A service's request to take credits. Nobody names an amount: the catalogue does, or the quote.
     *
     * @param userId whose credits
     * @param action what for
     * @param complexity of a build iteration, 1 to 6
     * @param referenceId what the service calls it
     * @param quote a price that was promised
     */
    record ConsumeBody(
            UserId userId,
            @Schema(implementation = String.class) Action action,
            Optional<Complexity> complexity,
            Reference referenceId,
            Optional<String> quote) {

        static ConsumeBody read(Members body) {
            var user = CreditFields.user(body);
            var action = CreditFields.action(body);
            var complexity = CreditFields.complexity(body, action);
            var reference = CreditFields.reference(body, "referenceId", "invalid_reference");
            var quote = body.optional("quote", JsonType.TEXT);
            return new ConsumeBody(user.get(), action.get(), complexity.get(), reference.get(), quote.get());
        }
    }
}
