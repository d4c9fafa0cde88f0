package dev.groundwork.auth.account;

import dev.groundwork.kernel.AddressHash;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One mailbox: {@code local@domain} of RFC 5321 section 4.1.2 without quoted local parts or address literals, at most 254 characters
 * (RFC 5321 section 4.5.3.1.3 less the brackets). Nothing is trimmed. Two spellings that differ in case only are the same address.
 *
 * @param value as the person wrote it
 */
public record EmailAddress(String value) {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_LENGTH = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /** A name of a top-level domain has a letter (RFC 3696 section 2): numbers alone are a network address. */
    private static final String LAST_LABEL = "(?=[A-Za-z0-9-]*[A-Za-z])" + LABEL;

    private static final Pattern MAILBOX =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@(?:" + LABEL + "\\.)+" + LAST_LABEL);

    public EmailAddress {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an address");
        }
    }

    /** Returns the address that {@code text} spells, or nothing if it spells none. */
    public static Optional<EmailAddress> parse(String text) {
        return isValid(text) ? Optional.of(new EmailAddress(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH
                && text.indexOf('@') <= MAX_LOCAL_LENGTH
                && MAILBOX.matcher(text).matches();
    }

    /** Returns the form in which the address is compared: lower case. */
    public String normal() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** Returns the normal form as a hash, for keys: no item that outlives an account holds its address. */
    public String hash() {
        return AddressHash.of(value).value();
    }

    /** Nothing of the address, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
