package dev.groundwork.credits.holds;

import dev.groundwork.credits.fields.CreditFields;
import dev.groundwork.json.Field;
import dev.groundwork.json.JsonType;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Reference;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * A service's request to reserve credits.
 *
 * @param userId whose credits
 * @param action what for
 * @param amount what it may cost at most; a quote can say it instead
 * @param referenceId what the service calls it
 * @param quote a price that was promised
 */
record HoldBody(
        UserId userId,
        @Schema(implementation = String.class) Action action,
        Optional<Credits> amount,
        Reference referenceId,
        Optional<String> quote) {

    static HoldBody read(Members body) {
        var user = CreditFields.user(body);
        var action = CreditFields.action(body);
        var quote = body.optional("quote", JsonType.TEXT);
        var amount = amount(body);
        var reference = CreditFields.reference(body, "referenceId", "invalid_reference");
        return new HoldBody(user.get(), action.get(), amount.get(), reference.get(), quote.get());
    }

    private static Field<Optional<Credits>> amount(Members body) {
        return body.isGiven("quote") && !body.isGiven("amount")
                ? body.absent()
                : CreditFields.amount(body, 1).asOptional();
    }
}
