package dev.groundwork.hosting.domain;

import java.util.Optional;

/**
 * What an owner calls an app: 1 to 80 code points without control characters, not only white space.
 *
 * @param value as the owner wrote it
 */
public record AppName(String value) {

    private static final int MAX_CODE_POINTS = 80;

    public AppName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a name of an app");
        }
    }

    /** The name that {@code text} spells, or nothing when it spells none. */
    public static Optional<AppName> parse(String text) {
        return isValid(text) ? Optional.of(new AppName(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= MAX_CODE_POINTS
                && text.codePoints().noneMatch(AppName::isInvisible);
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
