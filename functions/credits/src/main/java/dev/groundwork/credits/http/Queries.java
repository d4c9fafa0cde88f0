package dev.groundwork.credits.http;

import dev.groundwork.http.ProblemException;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/** Reads query parameters; what is not valid stops the request with {@code invalid_parameter}. */
record Queries(HttpRequest<?> request) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    /** The parameter, or nothing where it did not come. */
    <T> Optional<T> read(String name, Function<String, Optional<T>> parse, String detail) {
        var text = Optional.ofNullable(request.getParameters().get(name));
        var parsed = text.flatMap(parse);
        if (text.isPresent() && parsed.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.INVALID_PARAMETER, name + ": " + detail));
        }
        return parsed;
    }

    /** How many items are asked for. */
    int limit() {
        return read("limit", Queries::limit, "1 to 100.").orElse(DEFAULT_LIMIT);
    }

    /** A time, or the start of a day in UTC. */
    Optional<Instant> instant(String name) {
        return read(name, Queries::instantOf, "An ISO-8601 time or day in UTC.");
    }

    private static Optional<Integer> limit(String text) {
        return text.matches("[0-9]{1,3}")
                ? Optional.of(Integer.parseInt(text)).filter(n -> n >= 1 && n <= MAX_LIMIT)
                : Optional.empty();
    }

    private static Optional<Instant> instantOf(String text) {
        try {
            return Optional.of(
                    text.length() == "2026-01-07".length()
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
