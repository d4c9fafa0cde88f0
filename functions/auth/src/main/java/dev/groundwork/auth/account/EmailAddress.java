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
    private static final Pattern MAILBOX =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

    public EmailAddress {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an address");
        }
    }

    /** The address that {@code text} spells, or nothing when it spells none. */
    public static Optional<EmailAddress> parse(String text) {
        return isValid(text) ? Optional.of(new EmailAddress(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH
                && text.indexOf('@') <= MAX_LOCAL_LENGTH
                && MAILBOX.matcher(text).matches();
    }

    /** The form under which the address is compared and kept in keys: lower case. */
    public String normal() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** The normal form as a hash, for keys: what outlives an account does not hold its address. */
    public String hash() {
        return AddressHash.of(value).value();
    }

    /** Nothing of the address, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
