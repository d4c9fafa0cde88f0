package dev.groundwork.kernel;

import java.util.Optional;

/**
 * Names one attempt to bring an app's source to life. Prints as {@code dep_…}.
 *
 * @param value the prefix and a ULID
 */
public record DeploymentId(String value) {

    private static final String PREFIX = "dep_";

    public DeploymentId {
        PrefixedId.checked(PREFIX, value);
    }

    /** A new id from the next ULID of {@code ids}. */
    public static DeploymentId next(IdSource ids) {
        return new DeploymentId(PREFIX + ids.nextUlid());
    }

    /** The id that {@code text} spells, or nothing when it spells none. */
    public static Optional<DeploymentId> parse(String text) {
        return PrefixedId.isValid(PREFIX, text) ? Optional.of(new DeploymentId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
