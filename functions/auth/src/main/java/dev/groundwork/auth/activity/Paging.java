package dev.groundwork.auth.activity;

import dev.groundwork.http.ProblemException;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.UserId;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/**
 * The parameters of a user's own list. A cursor is opaque and bound to its owner and its list; any other one is refused.
 *
 * @param owner whose list
 * @param list names it
 */
public record Paging(UserId owner, String list) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;
    private static final int MAX_CURSOR = 400;

    /** {@code ?limit=}, 1 to 100, 50 where it is absent. */
    public int limit(HttpRequest<?> request) {
        return read(request, "limit", Paging::limit, "1 to " + MAX_LIMIT + ".").orElse(DEFAULT_LIMIT);
    }

    /** Where {@code ?cursor=} says that the page starts. */
    public <T> Optional<T> start(HttpRequest<?> request, Function<String, Optional<T>> parse) {
        return read(request, "cursor", text -> open(text).flatMap(parse), "the nextCursor of an answer of yours.");
    }

    /** The cursor of the page that starts there. */
    public String cursor(Object start) {
        var text = seal() + start;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> Optional<T> read(
            HttpRequest<?> request, String name, Function<String, Optional<T>> parse, String detail) {
        var text = Optional.ofNullable(request.getParameters().get(name));
        var parsed = text.flatMap(parse);
        if (text.isPresent() && parsed.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.INVALID_PARAMETER, name + ": " + detail));
        }
        return parsed;
    }

    private static Optional<Integer> limit(String text) {
        return text.matches("[0-9]{1,3}")
                ? Optional.of(Integer.parseInt(text)).filter(n -> n >= 1 && n <= MAX_LIMIT)
                : Optional.empty();
    }

    private Optional<String> open(String cursor) {
        if (cursor.length() > MAX_CURSOR) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return text.startsWith(seal()) ? Optional.of(text.substring(seal().length())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not base64
        }
    }

    private String seal() {
        return owner + "|" + list + "|";
    }
}
