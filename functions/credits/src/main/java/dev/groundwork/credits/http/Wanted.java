package dev.groundwork.credits.http;

import dev.groundwork.http.Fields;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Action;
import dev.groundwork.ledger.model.Complexity;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.Reference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses what several requests of services have in common. */
final class Wanted {

    private final Fields fields;

    Wanted(Fields fields) {
        this.fields = fields;
    }

    /**
     * Whose credits. What is no user id names no user; that there is none is told the same way, so what is answered is empty then, and noted is
     * only that the member is missing.
     */
    Optional<UserId> user(@Nullable String given) {
        return fields.required("/userId", given, Wanted::text, "invalid_user", "The id of a user.")
                .flatMap(UserId::parse);
    }

    private static Optional<String> text(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /** An action that a service can ask for: a day of hosting is charged by the clock alone. */
    Optional<Action> action(@Nullable String given) {
        return fields.required(
                "/action",
                given,
                text -> Action.parse(text).filter(action -> action != Action.APP_HOSTING_DAY),
                "unknown_action",
                "An action of the catalogue.");
    }

    /** Required for a build iteration, refused elsewhere. */
    Optional<Complexity> complexity(@Nullable Long given, Optional<Action> action) {
        if (action.isPresent() && action.get() == Action.BUILD_ITERATION) {
            return fields.required("/complexity", given, Complexity::of, "invalid_complexity", "1 to 6.");
        }
        if (given != null) {
            fields.add("/complexity", "complexity_not_applicable", "Only a build iteration has one.");
        }
        return Optional.empty();
    }

    /** How many credits, as many as a grant gives at most. */
    Optional<Credits> amount(@Nullable Long given, long least) {
        return fields.required(
                "/amount",
                given,
                number -> number < least || number > GrantRequest.MAX.amount()
                        ? Optional.empty()
                        : Optional.of(Credits.of(number)),
                "invalid_amount",
                least + " to " + GrantRequest.MAX.amount() + " whole credits.");
    }

    Optional<Reference> reference(String pointer, @Nullable String given) {
        return fields.required(pointer, given, Reference::parse, "invalid_reference", "1 to 255 printable characters.");
    }
}
