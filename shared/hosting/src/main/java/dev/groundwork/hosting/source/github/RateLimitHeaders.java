package dev.groundwork.hosting.source.github;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The headers by which GitHub says when to come again: {@code Retry-After} first, else {@code X-RateLimit-Reset} where nothing remains.
 *
 * @param headers of an answer
 * @param clock tells the time where the answer does not
 */
record RateLimitHeaders(HttpHeaders headers, InstantSource clock) {

    private static final Duration LONGEST = Duration.ofHours(1);

    /** Returns true if they say that a limit is reached. */
    boolean isLimit() {
        return headers.firstValue("Retry-After").isPresent() || isUsedUp();
    }

    /** Returns how long to wait, at most an hour; nothing where they do not say. */
    Optional<Duration> after() {
        return headers.firstValue("Retry-After")
                .flatMap(this::retryAfter)
                .or(() -> isUsedUp() ? headers.firstValue("X-RateLimit-Reset").flatMap(this::reset) : Optional.empty())
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private boolean isUsedUp() {
        return headers.firstValue("X-RateLimit-Remaining").filter("0"::equals).isPresent();
    }

    /** Both forms of RFC 9110 section 10.2.3. */
    private Optional<Duration> retryAfter(String value) {
        return value.matches("\\d{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                : date(value).map(at -> Duration.between(answeredAt(), at));
    }

    private Optional<Duration> reset(String value) {
        return value.matches("\\d{1,11}")
                ? Optional.of(Duration.between(answeredAt(), Instant.ofEpochSecond(Long.parseLong(value))))
                : Optional.empty();
    }

    private Instant answeredAt() {
        return headers.firstValue("Date").flatMap(RateLimitHeaders::date).orElseGet(clock::instant);
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
