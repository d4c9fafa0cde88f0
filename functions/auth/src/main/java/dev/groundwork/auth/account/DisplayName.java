package dev.groundwork.auth.account;

import dev.groundwork.kernel.NameText;
import java.util.Optional;

/**
 * The display name of a person: a {@link NameText}.
 *
 * @param value as the person wrote it
 */
public record DisplayName(String value) {

    /** The rule, as a caller reads it. */
    public static final String RULE = "1 to 80 characters without control characters.";

    /** The name of a person who came without one. */
    public static final DisplayName OF_NOBODY = new DisplayName("Maker");

    public DisplayName {
        if (!NameText.isValid(value)) {
            throw new IllegalArgumentException("not a display name");
        }
    }

    /** Returns the name that {@code text} spells, or nothing if it spells none. */
    public static Optional<DisplayName> parse(String text) {
        return NameText.isValid(text) ? Optional.of(new DisplayName(text)) : Optional.empty();
    }

    /** Returns the nearest name to one that was given elsewhere: without control characters, cut at the longest length. Nothing if nothing is left. */
    public static Optional<DisplayName> resembling(String text) {
        return parse(NameText.nearest(text));
    }
}
