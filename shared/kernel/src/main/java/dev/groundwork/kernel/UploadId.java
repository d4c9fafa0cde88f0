package dev.groundwork.kernel;

import java.util.Optional;

/**
 * Names an archive that is uploaded by an address of its own. Prints as {@code upl_…}.
 *
 * @param value the prefix and a ULID
 */
public record UploadId(String value) {

    private static final String PREFIX = "upl_";

    public UploadId {
        PrefixedId.checked(PREFIX, value);
    }

    /** A new id from the next ULID of {@code ids}. */
    public static UploadId next(IdSource ids) {
        return new UploadId(PREFIX + ids.nextUlid());
    }

    /** The id that {@code text} spells, or nothing when it spells none. */
    public static Optional<UploadId> parse(String text) {
        return PrefixedId.isValid(PREFIX, text) ? Optional.of(new UploadId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
