package dev.groundwork.kernel;

import java.util.Optional;

/**
 * Names a user's account. Prints as {@code usr_…}.
 *
 * @param value the prefix and a ULID
 */
public record UserId(String value) {

    private static final String PREFIX = "usr_";

    public UserId {
        PrefixedId.checked(PREFIX, value);
    }

    /** A new id from the next ULID of {@code ids}. */
    public static UserId next(IdSource ids) {
        return new UserId(PREFIX + ids.nextUlid());
    }

    /** The id that {@code text} spells, or nothing when it spells none. */
    public static Optional<UserId> parse(String text) {
        return PrefixedId.isValid(PREFIX, text) ? Optional.of(new UserId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
