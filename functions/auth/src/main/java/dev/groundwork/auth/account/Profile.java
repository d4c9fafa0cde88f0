package dev.groundwork.auth.account;

import dev.groundwork.auth.account.Profile.DisplayName;
import dev.groundwork.kernel.DnsLabel;
import dev.groundwork.kernel.NameText;
import dev.groundwork.kernel.UserId;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The profile of a user, as the user sees it.
 *
 * @param id the user
 * @param address the proven address
 * @param displayName the name that the user is shown with
 * @param avatarUrl a picture, if there is one
 * @param slug the user's name in urls
 * @param hasPassword whether the user can sign in with a password
 * @param providers other ways to sign in, such as {@code google}
 * @param timeZone the zone of the user's days
 * @param createdAt when the account was opened
 * @param lastLoginAt the newest sign-in, nothing before the first
 */
public record Profile(
        UserId id,
        EmailAddress address,
        DisplayName displayName,
        Optional<URI> avatarUrl,
        UserSlug slug,
        boolean hasPassword,
        List<String> providers,
        ZoneId timeZone,
        Instant createdAt,
        Optional<Instant> lastLoginAt) {

    public Profile {
        providers = List.copyOf(providers);
    }

    /** The same with a password to sign in with. */
    public Profile withPassword() {
        return new Profile(
                id, address, displayName, avatarUrl, slug, true, providers, timeZone, createdAt, lastLoginAt);
    }

    /** The same after a sign-in. */
    public Profile signedIn(Instant at) {
        return new Profile(
                id,
                address,
                displayName,
                avatarUrl,
                slug,
                hasPassword,
                providers,
                timeZone,
                createdAt,
                Optional.of(at));
    }

    /** The same with another name, picture and time zone. */
    public Profile described(DisplayName name, Optional<URI> avatar, ZoneId zone) {
        return new Profile(id, address, name, avatar, slug, hasPassword, providers, zone, createdAt, lastLoginAt);
    }

    /** The same with one more way to sign in. */
    public Profile linked(String provider) {
        var more = new ArrayList<>(providers);
        more.add(provider);
        return new Profile(
                id, address, displayName, avatarUrl, slug, hasPassword, more, timeZone, createdAt, lastLoginAt);
    }

    /**
     * The display name of a person: a {@link NameText}.
     *
     * @param value as the person wrote it
     */
    public record DisplayName(String value) {

        /** The rule, as a caller reads it. */
        public static final String RULE = "1 to 80 characters without control characters.";

        /** The name of a person who came without one. */
        public static final DisplayName OF_NOBODY = new DisplayName("Maker");

        public DisplayName {
            if (!NameText.isValid(value)) {
                throw new IllegalArgumentException("not a display name");
            }
        }

        /** Returns the name that {@code text} spells, or nothing if it spells none. */
        public static Optional<DisplayName> parse(String text) {
            return NameText.isValid(text) ? Optional.of(new DisplayName(text)) : Optional.empty();
        }

        /** Returns the nearest name to one that was given elsewhere: without control characters, cut at the longest length. Nothing if nothing is left. */
        public static Optional<DisplayName> resembling(String text) {
            return parse(NameText.nearest(text));
        }
    }

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
}
