package dev.groundwork.kernel;

/** Names of people and of their things: 1 to 80 code points without control or invisible characters, not only white space. */
public final class NameText {

    /** The most code points. */
    public static final int MAX_CODE_POINTS = 80;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private NameText() {}

    /** Tells whether {@code text} is such a name. */
    public static boolean isValid(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= MAX_CODE_POINTS
                && text.codePoints().noneMatch(NameText::isInvisible);
    }

    /** {@code text} without what a name may not hold, cut at its length; blank where nothing is left. */
    public static String nearest(String text) {
        return text.codePoints()
                .filter(codePoint -> !isInvisible(codePoint))
                .limit(MAX_CODE_POINTS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The two joiners make one sign of several, in emoji and in several scripts; what turns text around is refused. */
    private static boolean isInvisible(int codePoint) {
        return codePoint != ZERO_WIDTH_JOINER && codePoint != ZERO_WIDTH_NON_JOINER && isControl(codePoint);
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
