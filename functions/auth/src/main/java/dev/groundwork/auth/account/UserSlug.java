package dev.groundwork.auth.account;

import dev.groundwork.kernel.DnsLabel;

/**
 * A user's name in urls: a DNS label made from the display name, never from the address. Unique, which the store guarantees.
 *
 * @param value the label
 */
public record UserSlug(String value) {

    /** The slug of a name without a Latin letter or digit; it is reserved, so it always comes with a suffix. */
    private static final String NO_LATIN_LETTER = "maker";

    public UserSlug {
        value = new DnsLabel(value).value();
    }

    /**
     * Returns a slug for this name.
     *
     * @param suffix makes it unique; empty for the plain one, which reserved words cannot have, nor names without Latin letters
     *     or digits
     */
    public static UserSlug of(DisplayName name, String suffix) {
        return new UserSlug(label(name).with(suffix).value());
    }

    /** Returns true if the plain slug of this name must not be issued. */
    public static boolean needsSuffix(DisplayName name) {
        return label(name).isReserved();
    }

    private static DnsLabel label(DisplayName name) {
        return DnsLabel.of(name.value(), NO_LATIN_LETTER);
    }

    @Override
    public String toString() {
        return value;
    }
}
