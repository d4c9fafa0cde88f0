package dev.groundwork.ledger.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * The month that an invoice of a subscription pays, in whole seconds. Its text is the second of its start to base 36, {@code +} or, where a change of
 * tier began it, {@code ^}, and its length in seconds to base 36.
 *
 * @param start its first second
 * @param end the second after its last
 * @param isChange whether a change of tier began it, before the period before it was over
 */
public record BillingPeriod(Instant start, Instant end, boolean isChange) {

    private static final int RADIX = 36;
    private static final char RENEWAL = '+';
    private static final char CHANGE = '^';

    public BillingPeriod {
        start = Instant.ofEpochSecond(start.getEpochSecond());
        end = Instant.ofEpochSecond(end.getEpochSecond());
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("a period ends after its start");
        }
    }

    /** Returns true if this period comes after another, in whatever order the two became known. */
    public boolean isAfter(BillingPeriod other) {
        return start.isAfter(other.start) || (start.equals(other.start) && isChange && !other.isChange);
    }

    /**
     * Returns when the period after this one ends, by Stripe's rule: each period begins on the day of the month of the billing cycle anchor, or on the
     * last day of a month that has no such day (<a href="https://docs.stripe.com/billing/subscriptions/billing-cycle">Stripe: billing cycle</a>). Of two
     * months in a row one has the anchor's day, so the later of the two days is the anchor's.
     */
    public Instant nextEnd() {
        var from = ZonedDateTime.ofInstant(start, ZoneOffset.UTC);
        var to = ZonedDateTime.ofInstant(end, ZoneOffset.UTC);
        var next = to.plusMonths(1);
        var anchorDay = Math.max(from.getDayOfMonth(), to.getDayOfMonth());
        var lastDay = next.toLocalDate().lengthOfMonth();
        return next.withDayOfMonth(Math.min(anchorDay, lastDay)).toInstant();
    }

    static BillingPeriod parse(String text) {
        var at = Math.max(text.indexOf(RENEWAL), text.indexOf(CHANGE));
        var start = Instant.ofEpochSecond(Long.parseLong(text.substring(0, at), RADIX));
        var length = Long.parseLong(text.substring(at + 1), RADIX);
        return new BillingPeriod(start, start.plusSeconds(length), text.charAt(at) == CHANGE);
    }

    @Override
    public String toString() {
        return Long.toString(start.getEpochSecond(), RADIX)
                + (isChange ? CHANGE : RENEWAL)
                + Long.toString(Duration.between(start, end).toSeconds(), RADIX);
    }
}
