package dev.groundwork.ledger.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * Credits that came together. Its text is a letter and a number, {@code F100}, with {@code @} and the milliseconds to base 36 where they expire.
 *
 * @param kind where they came from
 * @param expiresAt when they are gone, nothing for those that stay
 * @param size how many of them were left when the lots were last written
 */
public record Lot(Kind kind, Optional<Instant> expiresAt, long size) {

    private static final int RADIX = 36;
    private static final char AT = '@';

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
            .thenComparing(Lot::kind);

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
    Lot sized(long other) {
        return new Lot(kind, expiresAt, other);
    }

    /** Returns true if both are of one kind and expire at one time: then they are one lot. */
    boolean isLike(Lot other) {
        return kind == other.kind && expiresAt.equals(other.expiresAt);
    }

    static Lot parse(String text) {
        var at = text.indexOf(AT);
        var size = Long.parseLong(text.substring(1, at < 0 ? text.length() : at));
        var expiresAt = at < 0
                ? Optional.<Instant>empty()
                : Optional.of(Instant.ofEpochMilli(Long.parseLong(text.substring(at + 1), RADIX)));
        return new Lot(Kind.of(text.charAt(0)), expiresAt, size);
    }

    @Override
    public String toString() {
        return kind.letter
                + Long.toString(size)
                + expiresAt
                        .map(at -> AT + Long.toString(at.toEpochMilli(), RADIX))
                        .orElse("");
    }
}
