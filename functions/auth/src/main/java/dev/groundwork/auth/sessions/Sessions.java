package dev.groundwork.auth.sessions;

import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;

/** Signed-in devices. */
public interface Sessions {

    /** Replaces the presented token by {@code next}, in one conditional write that is also the check of the session. */
    Rotation rotate(RefreshToken presented, RefreshToken next, Origin origin, Instant now, Lifetimes lifetimes);

    /** Ends a session if it is there: its refresh token and its access tokens are dead when this returns. True when it was there. */
    boolean end(UserId user, SessionId session);

    /** Ends the session of this token, if the token is the current one or its immediate parent. True when a session ended. */
    boolean end(RefreshToken token);

    /** What came of presenting a refresh token. */
    sealed interface Rotation {

        /**
         * {@code next} is the current token now.
         *
         * @param profile whose session it is, as the session knows it: another device's sign-in does not show in it
         */
        record Rotated(Profile profile) implements Rotation {}

        /**
         * The token was replaced moments ago, by another tab: here is the current one.
         *
         * @param current what that tab got
         * @param profile as for {@link Rotated}
         */
        record Replaced(RefreshToken current, Profile profile) implements Rotation {}

        /** The token was replaced long ago: somebody else may hold it. The session has ended. */
        record Reused() implements Rotation {}

        /** There is no such session any more. */
        record Ended() implements Rotation {}
    }
}
