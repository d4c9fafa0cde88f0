package dev.groundwork.auth.sessions;

import dev.groundwork.auth.account.Profile;
import java.time.Duration;

/**
 * The tokens of a device after a sign-in or a refresh.
 *
 * @param accessToken the token for the API
 * @param accessLife its lifetime
 * @param refreshToken the token for the next refresh
 * @param refreshLife its lifetime if it is not used
 * @param profile the profile of the user
 */
public record SignedIn(
        String accessToken, Duration accessLife, RefreshToken refreshToken, Duration refreshLife, Profile profile) {

    /** Nothing of the tokens, so that they cannot slip into a log. */
    @Override
    public String toString() {
        return "SignedIn[" + profile.id() + "]";
    }
}
