package dev.groundwork.auth.sessions;

import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What keeps a device signed in: it names its session, so that rotating it is one write, and holds a secret of 256 bits. Prints as
 * {@code rt.usr_….ses_….secret}.
 *
 * @param user whose session
 * @param session which session
 * @param secret what proves it
 */
public record RefreshToken(UserId user, SessionId session, SecretToken secret) {

    private static final String KIND = "rt";

    /** A new token of this session. */
    public static RefreshToken next(UserId user, SessionId session, RandomGenerator random) {
        return new RefreshToken(user, session, SecretToken.next(random));
    }

    /** The token that {@code text} spells, or nothing when it spells none. */
    public static Optional<RefreshToken> parse(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(KIND) || parts[3].isEmpty()) {
            return Optional.empty();
        }
        return UserId.parse(parts[1])
                .flatMap(user -> SessionId.parse(parts[2])
                        .map(session -> new RefreshToken(user, session, new SecretToken(parts[3]))));
    }

    /** The text that the caller keeps. */
    public String text() {
        return String.join(".", KIND, user.value(), session.value(), secret.value());
    }

    @Override
    public String toString() {
        return "RefreshToken[" + session + "]";
    }
}
