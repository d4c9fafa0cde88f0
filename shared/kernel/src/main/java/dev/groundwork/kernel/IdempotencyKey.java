package dev.groundwork.kernel;

import java.util.Optional;

/**
 * The caller's name for one operation, from the header {@code Idempotency-Key}: 1 to 255 printable ASCII characters. It is scoped to
 * (caller, user, route) by whoever stores it, and on money routes it never expires.
 *
 * @param value the key as the caller sent it
 */
public record IdempotencyKey(String value) {

    /** The longest key, in characters. */
    public static final int MAX_LENGTH = 255;

    public IdempotencyKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an idempotency key");
        }
    }

    /** The key that {@code text} spells, or nothing when it is empty, too long or not printable ASCII. */
    public static Optional<IdempotencyKey> parse(String text) {
        return isValid(text) ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(c -> c >= 0x20 && c <= 0x7e);
    }

    @Override
    public String toString() {
        return value;
    }
}
