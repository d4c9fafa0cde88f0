package dev.groundwork.auth.account;

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
}
