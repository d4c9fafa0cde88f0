package dev.groundwork.hosting.provider.rest;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads how long a provider asks us to wait. Pure. */
public final class WaitTime {

    /** A longer wait is asked for again after this. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** A larger number is a time since 1970, a smaller one an interval: both are in use for the same header. */
    private static final long EPOCH_FROM = 1_000_000_000L;

    private WaitTime() {}

    /**
     * Reads {@code Retry-After} (RFC 9110 section 10.2.3: seconds, or a date) or, without it, the reset of a spent rate limit, whose headers
     * begin with {@code Ratelimit-} at Render and with {@code X-RateLimit-} at Vercel.
     */
    public static Optional<Duration> of(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After")
                .flatMap(text -> retryAfter(text.strip(), now))
                .or(() -> reset(headers, "Ratelimit-", now))
                .or(() -> reset(headers, "X-RateLimit-", now));
    }

    /** Returns the time until a moment that is given in seconds, since 1970 or from now. */
    public static Duration until(long seconds, Instant now) {
        return bounded(
                seconds >= EPOCH_FROM
                        ? Duration.between(now, Instant.ofEpochSecond(seconds))
                        : Duration.ofSeconds(seconds));
    }

    private static Optional<Duration> reset(HttpHeaders headers, String prefix, Instant now) {
        return headers.firstValue(prefix + "Remaining")
                .filter(remaining -> remaining.strip().equals("0"))
                .flatMap(spent -> headers.firstValue(prefix + "Reset"))
                .flatMap(text -> seconds(text.strip()))
                .map(seconds -> until(seconds, now));
    }

    private static Optional<Duration> retryAfter(String text, Instant now) {
        return seconds(text).map(seconds -> until(seconds, now)).or(() -> date(text, now));
    }

    private static Optional<Long> seconds(String text) {
        return text.matches("\\d{1,11}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(bounded(Duration.between(now, date.toInstant())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
