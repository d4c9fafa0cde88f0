package dev.groundwork.auth.sessions;

import dev.groundwork.auth.account.Profile;
import java.time.Duration;

/**
 * What a device holds after a sign-in or a refresh.
 *
 * @param accessToken for the API
 * @param accessLife how long that lives
 * @param refreshToken for the next refresh
 * @param refreshLife how long that lives if it is not used
 * @param profile whose device
 */
public record SignedIn(
        String accessToken, Duration accessLife, RefreshToken refreshToken, Duration refreshLife, Profile profile) {

    /** Nothing of the tokens, so that they cannot slip into a log. */
    @Override
    public String toString() {
        return "SignedIn[" + profile.id() + "]";
    }
}
