package dev.groundwork.apps.http;

import dev.groundwork.http.ProblemException;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.UserId;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a list. A cursor is opaque and bound to who got it and what for; any other one is refused.
 *
 * @param caller who asks
 * @param list names the list, so that a cursor of one is none of another
 */
record Query(UserId caller, String list) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;
    private static final int MAX_CURSOR = 700;

    /** {@code ?limit=} of a list, 1 to 100, 50 where it is absent. */
    static int limit(@Nullable String text) {
        return limit(text, DEFAULT_LIMIT, MAX_LIMIT);
    }

    /** {@code ?limit=}, 1 to {@code most}. */
    static int limit(@Nullable String text, int otherwise, int most) {
        if (text == null) {
            return otherwise;
        }
        return Optional.of(text)
                .filter(t -> t.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .filter(n -> n >= 1 && n <= most)
                .orElseThrow(() -> invalid("limit is a whole number from 1 to " + most + "."));
    }

    /** Where {@code ?cursor=} says that the page starts. */
    Optional<String> start(@Nullable String cursor) {
        return Optional.ofNullable(cursor)
                .map(c -> open(c).orElseThrow(() -> invalid("cursor is not one of this list.")));
    }

    /** {@code ?since=}. */
    static Optional<Instant> since(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw invalid("since is an ISO-8601 instant.");
        }
    }

    /** The optional {@code Idempotency-Key} header. */
    static Optional<IdempotencyKey> idempotencyKey(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get("Idempotency-Key"))
                .map(text -> IdempotencyKey.parse(text)
                        .orElseThrow(() -> new ProblemException(Problem.of(
                                ProblemCode.IDEMPOTENCY_KEY_INVALID,
                                "Send an Idempotency-Key of 1 to 255 printable ASCII characters, or none."))));
    }

    /** The cursor of the page that starts there. */
    Optional<String> next(Optional<String> start) {
        return start.map(s ->
                Base64.getUrlEncoder().withoutPadding().encodeToString((seal() + s).getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<String> open(String cursor) {
        if (cursor.length() > MAX_CURSOR) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return text.startsWith(seal()) ? Optional.of(text.substring(seal().length())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String seal() {
        return caller + "|" + list + "|";
    }

    static ProblemException invalid(String detail) {
        return new ProblemException(Problem.of(ProblemCode.INVALID_PARAMETER, detail));
    }
}
