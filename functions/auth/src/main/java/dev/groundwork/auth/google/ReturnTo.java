package dev.groundwork.auth.google;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The page that a browser goes to after a sign-in elsewhere: a path of our own. Browsers read {@code //host} and {@code /\host} as another host, so
 * a path begins with exactly one slash, and holds no backslash and no control character; whatever else is asked for leads to the start page
 * (<a href="https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html">OWASP</a>).
 *
 * @param path with its query and fragment, in ASCII
 */
record ReturnTo(String path) {

    /** The start page. */
    public static final ReturnTo START = new ReturnTo("/");

    private static final int MAX_LENGTH = 1024;

    public ReturnTo {
        if (!isOwn(path)) {
            throw new IllegalArgumentException("not a path of our own");
        }
    }

    /** Returns the page that was asked for, or the start page. */
    public static ReturnTo of(Optional<String> asked) {
        return asked.filter(text -> text.length() <= MAX_LENGTH)
                .filter(ReturnTo::isOwn)
                .flatMap(ReturnTo::ascii)
                .map(ReturnTo::new)
                .orElse(START);
    }

    private static boolean isOwn(String text) {
        return text.startsWith("/")
                && !text.startsWith("//")
                && text.indexOf('\\') < 0
                && text.chars().noneMatch(Character::isISOControl);
    }

    /** Returns the path in ASCII, or nothing for a text that is no URI, such as a path with a space. */
    private static Optional<String> ascii(String text) {
        try {
            return Optional.of(new URI(text).toASCIIString());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
