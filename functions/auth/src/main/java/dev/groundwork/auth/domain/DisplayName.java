package dev.groundwork.auth.domain;

import java.util.Optional;

/**
 * What a person is called: 1 to 80 code points without control characters, not only white space.
 *
 * @param value as the person wrote it
 */
public record DisplayName(String value) {

    /** For who came without a name. */
    public static final DisplayName OF_NOBODY = new DisplayName("Maker");

    private static final int MAX_CODE_POINTS = 80;

    public DisplayName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a display name");
        }
    }

    /** The name that {@code text} spells, or nothing when it spells none. */
    public static Optional<DisplayName> parse(String text) {
        return isValid(text) ? Optional.of(new DisplayName(text)) : Optional.empty();
    }

    /** The nearest name to one that was given elsewhere: control characters left out, cut at its length. Nothing where nothing is left. */
    public static Optional<DisplayName> resembling(String text) {
        var kept = text.codePoints()
                .filter(codePoint -> !isControl(codePoint))
                .limit(MAX_CODE_POINTS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return parse(kept.toString());
    }

    private static boolean isValid(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= MAX_CODE_POINTS
                && text.codePoints().noneMatch(DisplayName::isControl);
    }

    private static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
