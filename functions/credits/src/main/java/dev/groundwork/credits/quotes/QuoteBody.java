package dev.groundwork.credits.quotes;

import dev.groundwork.credits.fields.CreditFields;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Catalogue.Complexity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

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
