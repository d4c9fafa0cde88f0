package dev.groundwork.kernel;

import java.util.Optional;

/**
 * Names one signed-in device of a user. Prints as {@code ses_…}.
 *
 * @param value the prefix and a ULID
 */
public record SessionId(String value) {

    private static final String PREFIX = "ses_";

    public SessionId {
        PrefixedId.checked(PREFIX, value);
    }

    /** A new id from the next ULID of {@code ids}. */
    public static SessionId next(IdSource ids) {
        return new SessionId(PREFIX + ids.nextUlid());
    }

    /** The id that {@code text} spells, or nothing when it spells none. */
    public static Optional<SessionId> parse(String text) {
        return PrefixedId.isValid(PREFIX, text) ? Optional.of(new SessionId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
