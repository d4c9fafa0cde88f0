package dev.groundwork.auth.sessions;

import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A refresh token: it names its session, so that a rotation is one write, and holds two secrets of 256 bits. The first is that of its family, which
 * all tokens of a session have in common: it proves that a token that was replaced was once issued for this session, where user and session
 * alone stand in every access token. The second is its own. Its text is {@code rt.usr_….ses_….secrets}.
 *
 * @param user the user of the session
 * @param session the session
 * @param secret both secrets; proves that the caller may use the session
 */
public record RefreshToken(UserId user, SessionId session, SecretToken secret) {

    private static final String KIND = "rt";

    /** Makes the first token of a session, and with it the secret of its family. */
    public static RefreshToken first(UserId user, SessionId session, RandomGenerator random) {
        return of(user, session, SecretToken.next(random).value(), random);
    }

    /** Makes the token that replaces this one. A token from before there were families begins one. */
    RefreshToken next(RandomGenerator random) {
        var family = familySecret().orElseGet(() -> SecretToken.next(random).value());
        return of(user, session, family, random);
    }

    private static RefreshToken of(UserId user, SessionId session, String family, RandomGenerator random) {
        return new RefreshToken(
                user, session, new SecretToken(family + SecretToken.next(random).value()));
    }

    /** Returns the hash of the family's secret, nothing if the token has none. */
    Optional<String> family() {
        return familySecret().map(family -> new SecretToken(family).hash());
    }

    private Optional<String> familySecret() {
        return Optional.of(secret.value())
                .filter(both -> both.length() == 2 * SecretToken.LENGTH)
                .map(both -> both.substring(0, SecretToken.LENGTH));
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
