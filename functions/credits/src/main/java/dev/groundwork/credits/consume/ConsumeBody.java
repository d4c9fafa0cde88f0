package dev.groundwork.credits.consume;

import dev.groundwork.credits.fields.CreditFields;
import dev.groundwork.json.JsonType;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Catalogue.Complexity;
import dev.groundwork.ledger.model.Reference;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

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
