package dev.groundwork.auth.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which passwords are refused (NIST SP 800-63B-4 section 3.1.1.2): by length in code points, 15 because the password is the only factor,
 * and by context. There are no rules of composition.
 */
public final class PasswordPolicy {

    /** The fewest code points. */
    public static final int MIN_CODE_POINTS = 15;

    /** The most code points. */
    public static final int MAX_CODE_POINTS = 128;

    /** The product's name, repeated or padded with digits and punctuation. */
    private static final Pattern PRODUCT =
            Pattern.compile("[\\p{Punct}\\p{Digit}\\s]*(?:groundwork[\\p{Punct}\\p{Digit}\\s]*)+");

    private PasswordPolicy() {}

    /** Why {@code password} is refused for the owner of {@code address}, or nothing when it is good enough. */
    public static Optional<PasswordRefusal> judge(Password password, Optional<EmailAddress> address) {
        var length = password.value().codePointCount(0, password.value().length());
        if (length < MIN_CODE_POINTS) {
            return Optional.of(PasswordRefusal.TOO_SHORT);
        }
        if (length > MAX_CODE_POINTS) {
            return Optional.of(PasswordRefusal.TOO_LONG);
        }
        return isContext(password.value().toLowerCase(Locale.ROOT), address)
                ? Optional.of(PasswordRefusal.CONTEXT)
                : Optional.empty();
    }

    private static boolean isContext(String password, Optional<EmailAddress> address) {
        return PRODUCT.matcher(password).matches()
                || address.map(EmailAddress::normal).filter(password::equals).isPresent();
    }
}
