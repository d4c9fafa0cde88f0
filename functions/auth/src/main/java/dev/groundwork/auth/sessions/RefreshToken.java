package dev.groundwork.auth.sessions;

import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A refresh token: it names its session, so that a rotation is one write, and holds a secret of 256 bits. Its text is
 * {@code rt.usr_….ses_….secret}.
 *
 * @param user the user of the session
 * @param session the session
 * @param secret proves that the caller may use the session
 */
public record RefreshToken(UserId user, SessionId session, SecretToken secret) {

    private static final String KIND = "rt";

    /** Makes a new token of this session. */
    public static RefreshToken next(UserId user, SessionId session, RandomGenerator random) {
        return new RefreshToken(user, session, SecretToken.next(random));
    }

    /** Returns the token that {@code text} spells, or nothing if it spells none. */
    public static Optional<RefreshToken> parse(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(KIND) || parts[3].isEmpty()) {
            return Optional.empty();
        }
        return UserId.parse(parts[1])
                .flatMap(user -> SessionId.parse(parts[2])
                        .map(session -> new RefreshToken(user, session, new SecretToken(parts[3]))));
    }

    /** Returns the text that the caller stores. */
    public String text() {
        return String.join(".", KIND, user.value(), session.value(), secret.value());
    }

    @Override
    public String toString() {
        return "RefreshToken[" + session + "]";
    }

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
}
