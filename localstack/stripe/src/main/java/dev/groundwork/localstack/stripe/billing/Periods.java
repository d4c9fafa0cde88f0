package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Billing periods: they begin on the anchor's day of each month, or on the month's last where it has no such day. */
final class Periods {

    private static final long SECONDS_PER_DAY = 86_400;

    private Periods() {}

    /** Returns the end of the period that begins at {@code start}, by a price's {@code recurring}. */
    static long end(long anchor, long start, JsonNode recurring) {
        var count = recurring.path("interval_count").asLong(1);
        return switch (recurring.path("interval").asText()) {
            case "day" -> start + count * SECONDS_PER_DAY;
            case "week" -> start + count * 7 * SECONDS_PER_DAY;
            case "year" -> months(anchor, start, 12 * count);
            default -> months(anchor, start, count);
        };
    }

    private static long months(long anchor, long start, long count) {
        var first = ZonedDateTime.ofInstant(Instant.ofEpochSecond(anchor), ZoneOffset.UTC);
        long months = 0;
        var end = first;
        while (end.toEpochSecond() <= start) {
            months += count;
            end = first.plusMonths(months);
        }
        return end.toEpochSecond();
    }
}
