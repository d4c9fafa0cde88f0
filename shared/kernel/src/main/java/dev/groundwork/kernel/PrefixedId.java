package dev.groundwork.kernel;

import java.util.regex.Pattern;

/** The one shape of every id: a short prefix that says what it names, and a ULID ({@code usr_01J…}), so that logs read. */
final class PrefixedId {

    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    private PrefixedId() {}

    /** Answers {@code text} when it is {@code prefix} followed by a ULID; throws {@link IllegalArgumentException} otherwise. */
    static String checked(String prefix, String text) {
        if (!isValid(prefix, text)) {
            throw new IllegalArgumentException("not an id that starts with " + prefix);
        }
        return text;
    }

    static boolean isValid(String prefix, String text) {
        return text.length() == prefix.length() + 26
                && text.startsWith(prefix)
                && ULID.matcher(text.substring(prefix.length())).matches();
    }
}
