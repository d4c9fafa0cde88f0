package dev.groundwork.auth.http;

import dev.groundwork.http.ProblemException;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a list. A cursor is opaque, and bound to its owner and its list: any other one is refused.
 *
 * @param owner whose list
 * @param list names the list
 * @param place what is a place in it
 */
record ListQuery(UserId owner, String list, Predicate<String> place) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    /** {@code ?limit=}, 1 to 100, 50 where it is absent. */
    static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        return Optional.of(text)
                .filter(t -> t.matches("[0-9]{1,3}"))
                .map(Integer::parseInt)
                .filter(n -> n >= 1 && n <= MAX_LIMIT)
                .orElseThrow(() -> invalid("limit is a whole number from 1 to " + MAX_LIMIT + "."));
    }

    /** Where {@code ?cursor=} says that the page goes on. */
    Optional<String> start(@Nullable String cursor) {
        return Optional.ofNullable(cursor)
                .map(c -> open(c).orElseThrow(() -> invalid("cursor is the nextCursor of an answer of this list.")));
    }

    /** The cursor of the page that goes on there. */
    @Nullable
    String cursor(Optional<String> next) {
        return next.map(n -> seal() + n)
                .map(text ->
                        Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .orElse(null);
    }

    private Optional<String> open(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Optional.of(text)
                    .filter(t -> t.startsWith(seal()))
                    .map(t -> t.substring(seal().length()))
                    .filter(place);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not base64
        }
    }

    private String seal() {
        return owner + "|" + list + "|";
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(Problem.of(ProblemCode.INVALID_PARAMETER, detail));
    }
}
