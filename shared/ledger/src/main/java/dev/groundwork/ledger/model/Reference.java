package dev.groundwork.ledger.model;

import java.util.Optional;

/**
 * A caller's own name for the thing it charges for: 1 to 255 printable characters.
 *
 * @param value as sent
 */
public record Reference(String value) {

    private static final int MAX_LENGTH = 255;

    public Reference {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a reference");
        }
    }

    /** The reference that {@code text} spells, or nothing when it is empty, too long or not printable. */
    public static Optional<Reference> parse(String text) {
        return isValid(text) ? Optional.of(new Reference(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= MAX_LENGTH
                && text.codePoints().allMatch(Reference::isPrintable);
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
