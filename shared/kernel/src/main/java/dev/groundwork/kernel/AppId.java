package dev.groundwork.kernel;

import java.util.Optional;

/**
 * Names a user's app. Prints as {@code app_…}.
 *
 * @param value the prefix and a ULID
 */
public record AppId(String value) {

    private static final String PREFIX = "app_";

    public AppId {
        PrefixedId.checked(PREFIX, value);
    }

    /** A new id from the next ULID of {@code ids}. */
    public static AppId next(IdSource ids) {
        return new AppId(PREFIX + ids.nextUlid());
    }

    /** The id that {@code text} spells, or nothing when it spells none. */
    public static Optional<AppId> parse(String text) {
        return PrefixedId.isValid(PREFIX, text) ? Optional.of(new AppId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
