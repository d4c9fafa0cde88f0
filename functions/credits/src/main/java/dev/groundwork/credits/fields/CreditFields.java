package dev.groundwork.credits.fields;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;
import static dev.groundwork.json.JsonBody.JsonType.WHOLE_NUMBER;

import dev.groundwork.json.Field;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.ProblemException;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Catalogue.Complexity;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.Reference;
import java.util.Optional;
import java.util.function.Function;

/** Reads the members that several requests of services have in common. */
public final class CreditFields {

    private CreditFields() {}

    /** The user whose credits. A text that is no user's id is answered as the id of an unknown user: 404. */
    public static Field<UserId> user(Members body) {
        return id(body, "userId", UserId::parse, "invalid_user", "The id of a user.", "There is no such user.");
    }

    /**
     * An id that may name nothing. A text that is no id names nothing, too.
     *
     * @param unknown the detail of the 404
     */
    public static <T> Field<T> id(
            Members body,
            String name,
            Function<String, Optional<T>> parse,
            String code,
            String detail,
            String unknown) {
        return body.required(name, TEXT, text -> Optional.of(text).filter(t -> !t.isBlank()), code, detail)
                .map(text -> parse.apply(text)
                        .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.NOT_FOUND, unknown))));
    }

    /** An action that a service can ask for: a day of hosting is charged by the clock alone. */
    public static Field<Action> action(Members body) {
        return body.required(
                "action",
                TEXT,
                text -> Action.parse(text).filter(action -> action != Action.APP_HOSTING_DAY),
                "unknown_action",
                "An action of the catalogue.");
    }

    /** The complexity: required for a build iteration, refused elsewhere. */
    public static Field<Optional<Complexity>> complexity(Members body, Field<Action> action) {
        if (action.ifValid().filter(Action.BUILD_ITERATION::equals).isPresent()) {
            return body.required("complexity", WHOLE_NUMBER, Complexity::of, "invalid_complexity", "1 to 6.")
                    .asOptional();
        }
        return body.optional(
                "complexity",
                WHOLE_NUMBER,
                given -> Optional.empty(),
                "complexity_not_applicable",
                "Only a build iteration has one.");
    }

    /** Reads an amount: {@code least} to as many as a grant gives at most. */
    public static Field<Credits> amount(Members body, long least) {
        return body.required(
                "amount",
                WHOLE_NUMBER,
                number -> number < least || number > GrantRequest.MAX.amount()
                        ? Optional.empty()
                        : Optional.of(Credits.of(number)),
                "invalid_amount",
                least + " to " + GrantRequest.MAX.amount() + " whole credits.");
    }

    /** Reads the service's own name for it, in 1 to 255 printable characters. */
    public static Field<Reference> reference(Members body, String name, String code) {
        return body.required(name, TEXT, Reference::parse, code, "1 to 255 printable characters.");
    }
}
