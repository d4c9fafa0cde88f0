package dev.groundwork.ledger.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * Credits that came together. Its text is a letter and a number, {@code F100}, with {@code @} and the milliseconds to base 36 where they expire, and with
 * {@code ~} and the text of the period where they were given for one.
 *
 * @param kind where they came from
 * @param expiresAt when they are gone, nothing for those that stay
 * @param period which month of a subscription they were given for; then a later period may bring their end forward
 * @param size how many of them were left when the lots were last written
 */
public record Lot(Kind kind, Optional<Instant> expiresAt, Optional<BillingPeriod> period, long size) {

    private static final int RADIX = 36;
    private static final char AT = '@';
    private static final char FOR = '~';

    /** The origin of credits. */
    public enum Kind {
        FREE_TIER('F'),
        SUBSCRIPTION('S'),
        BONUS('B'),
        PURCHASED('P');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        private static Kind of(char letter) {
            return Arrays.stream(values())
                    .filter(kind -> kind.letter == letter)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no lot has the letter " + letter));
        }
    }

    /** The spend order: free credits, then those that expire, the soonest first, then those that stay, purchased last. */
    static final Comparator<Lot> SPEND_ORDER = Comparator.comparingInt(Lot::turn)
            .thenComparing(lot -> lot.expiresAt.orElse(Instant.MAX))
            .thenComparing(Lot::kind)
            .thenComparing(lot -> lot.period.map(BillingPeriod::start).orElse(Instant.MIN))
            .thenComparing(lot -> lot.period.map(BillingPeriod::isChange).orElse(false))
            .thenComparing(lot -> lot.period.map(BillingPeriod::end).orElse(Instant.MIN));

    /** Credits that were given for no period. */
    public Lot(Kind kind, Optional<Instant> expiresAt, long size) {
        this(kind, expiresAt, Optional.empty(), size);
    }

    /** Credits of a subscription: they live to the end of the period after the one that they are given for. */
    public static Lot of(BillingPeriod period, long size) {
        return new Lot(Kind.SUBSCRIPTION, Optional.of(period.nextEnd()), Optional.of(period), size);
    }

    /** Credits that stay. */
    public static Lot lasting(Kind kind, long size) {
        return new Lot(kind, Optional.empty(), size);
    }

    private int turn() {
        return switch (kind) {
            case FREE_TIER -> 0;
            case PURCHASED -> 3;
            case SUBSCRIPTION, BONUS -> expiresAt.isPresent() ? 1 : 2;
        };
    }

    /** Returns true if the credits are gone at this time. */
    public boolean isExpired(Instant now) {
        return expiresAt.isPresent() && !expiresAt.get().isAfter(now);
    }

    /** The same with another size. */
    public Lot sized(long other) {
        return new Lot(kind, expiresAt, period, other);
    }

    /** The same, gone at a time at the latest. */
    private Lot until(Instant latest) {
        return new Lot(kind, expiresAt.filter(at -> at.isBefore(latest)).or(() -> Optional.of(latest)), period, size);
    }

    /** The same once a period was paid: where the credits are of an older one, it counts as the one after that. */
    public Lot before(BillingPeriod paid) {
        return period.filter(paid::isAfter).isPresent() ? until(paid.end()) : this;
    }

    /** The same as it stands once these periods were paid. */
    public Lot before(BillingPeriods paid) {
        return period.flatMap(paid::endAfter).map(this::until).orElse(this);
    }

    /** Returns true if both are of one kind and period and expire at one time: then they are one lot. */
    boolean isLike(Lot other) {
        return isOfOneOrigin(other) && expiresAt.equals(other.expiresAt);
    }

    /** Returns true if both are of one kind, and of one period or none; the end of one may have been brought forward. */
    private boolean isOfOneOrigin(Lot other) {
        return kind == other.kind && period.equals(other.period);
    }

    /** Returns true if this is what has become of a lot that was given. */
    boolean isOf(Lot given) {
        return given.period.isPresent() ? isOfOneOrigin(given) : isLike(given);
    }

    static Lot parse(String text) {
        var end = text.indexOf(FOR) < 0 ? text.length() : text.indexOf(FOR);
        var at = text.indexOf(AT);
        var size = Long.parseLong(text.substring(1, at < 0 ? end : at));
        var expiresAt = at < 0
                ? Optional.<Instant>empty()
                : Optional.of(Instant.ofEpochMilli(Long.parseLong(text.substring(at + 1, end), RADIX)));
        var period = end == text.length()
                ? Optional.<BillingPeriod>empty()
                : Optional.of(BillingPeriod.parse(text.substring(end + 1)));
        return new Lot(Kind.of(text.charAt(0)), expiresAt, period, size);
    }

    @Override
    public String toString() {
        return kind.letter
                + Long.toString(size)
                + expiresAt
                        .map(at -> AT + Long.toString(at.toEpochMilli(), RADIX))
                        .orElse("")
                + period.map(month -> FOR + month.toString()).orElse("");
    }
}
