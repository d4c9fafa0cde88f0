package dev.groundwork.auth.password;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.kernel.FieldError;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The properties of a password alone (NIST SP 800-63B-4 section 3.1.1.2): its length in code points, 15 because it is the only factor, and
 * whether it is made of its context. There are no rules of composition. Whether others use it is checked by
 * {@link CheckNewPassword}.
 */
public final class PasswordPolicy {

    /** The fewest code points. */
    public static final int MIN_CODE_POINTS = 15;

    /** The most code points. */
    public static final int MAX_CODE_POINTS = 128;

    private static final String PRODUCT = "groundwork";

    /** A part of an address that is shorter does not make a password that pads it with digits a context. */
    private static final int MIN_PADDED_LETTERS = 3;

    private static final Pattern PADDING = Pattern.compile("[\\p{Punct}\\p{Digit}\\s]+");

    private PasswordPolicy() {}

    /** Returns why {@code password} is refused for the owner of {@code address}, or nothing if it may go on to the lists. */
    public static Optional<PasswordRejection> check(Password password, Optional<EmailAddress> address) {
        var length = password.value().codePointCount(0, password.value().length());
        if (length < MIN_CODE_POINTS) {
            return Optional.of(PasswordRejection.TOO_SHORT);
        }
        if (length > MAX_CODE_POINTS) {
            return Optional.of(PasswordRejection.TOO_LONG);
        }
        return isContext(password, address) ? Optional.of(PasswordRejection.CONTEXT) : Optional.empty();
    }

    /** The form in which passwords are compared with words: one width, one case (NFKC, lower case). */
    public static String folded(Password password) {
        return Normalizer.normalize(password.value(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static boolean isContext(Password password, Optional<EmailAddress> address) {
        var text = folded(password);
        var own = address.map(EmailAddress::normal).stream()
                .flatMap(whole -> Stream.of(whole, whole.substring(0, whole.indexOf('@'))))
                .toList();
        return own.contains(text)
                || Stream.concat(Stream.of(PRODUCT), own.stream()).anyMatch(word -> isPadded(text, word));
    }

    /** Tells whether {@code text} is {@code word}, once or over and over, with nothing but digits, punctuation and blanks besides. */
    private static boolean isPadded(String text, String word) {
        var letters = PADDING.matcher(word).replaceAll("");
        var rest = PADDING.matcher(text).replaceAll("");
        return letters.length() >= MIN_PADDED_LETTERS
                && !rest.isEmpty()
                && rest.length() % letters.length() == 0
                && letters.repeat(rest.length() / letters.length()).equals(rest);
    }

    /** The reasons to refuse a new password, with the code and the sentence that a caller gets. */
    public enum PasswordRejection {
        TOO_SHORT(
                "password_too_short",
                "Use at least " + PasswordPolicy.MIN_CODE_POINTS + " characters. A sentence works well."),
        TOO_LONG("password_too_long", "Use at most " + PasswordPolicy.MAX_CODE_POINTS + " characters."),
        CONTEXT("password_context", "Do not use your address or the name of this product."),
        COMMON("password_common", "Many people use this one, so it is tried first. Use a sentence of your own."),
        BREACHED(
                "password_breached",
                "This password was found in a data breach. Use another one, and change it elsewhere.");

        private final String code;
        private final String detail;

        PasswordRejection(String code, String detail) {
            this.code = code;
            this.detail = detail;
        }

        /** The stable code. */
        public String code() {
            return code;
        }

        /** One sentence for people. */
        public String detail() {
            return detail;
        }

        /** The error of the field at {@code pointer}. */
        public FieldError at(String pointer) {
            return new FieldError(pointer, code, detail);
        }
    }
}
