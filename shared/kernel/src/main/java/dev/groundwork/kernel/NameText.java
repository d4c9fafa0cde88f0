package dev.groundwork.kernel;

/** What people may call themselves and their things: 1 to 80 code points without control or invisible characters, not only white space. */
public final class NameText {

    /** The most code points. */
    public static final int MAX_CODE_POINTS = 80;

    private NameText() {}

    /** Whether {@code text} is such a name. */
    public static boolean isValid(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= MAX_CODE_POINTS
                && text.codePoints().noneMatch(NameText::isInvisible);
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
}
