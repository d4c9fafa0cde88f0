package dev.groundwork.auth.sessions;

import dev.groundwork.http.Edge;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;

/** The sessions of users. An ended session's refresh token and access tokens are dead when the call returns. */
interface Sessions {

    /** Replaces the presented token by {@code next}, in one conditional write that is also the check of the session. */
    Rotation rotate(RefreshToken presented, RefreshToken next, Edge origin, Instant now);

    /** Ends a session, expired or not. Returns true if it was there. */
    boolean end(UserId user, SessionId session);

    /** Ends the session of this token, if the token is the current one or its immediate parent. Returns true if a session ended. */
    boolean end(RefreshToken token);

    /** Ends a session that is alive. Returns false if the user has no such session. */
    boolean revoke(UserId user, SessionId session, Instant now);

    /** Ends all sessions of a user but one. A sign-in under way either ends with them or comes after them. */
    void revokeOthers(UserId user, SessionId kept);

    /** The result of presenting a refresh token. */
    sealed interface Rotation {

        /** {@code next} is the current token now. */
        record Rotated() implements Rotation {}

        /**
         * The token was replaced moments ago, by another tab.
         *
         * @param current the token that the other tab got
         */
        record Replaced(RefreshToken current) implements Rotation {}

        /** The token was issued for this session and replaced long ago: somebody else may hold it. The session has ended. */
        record Reused() implements Rotation {}

        /** There is no such session any more, or the token was never issued for it. */
        record Ended() implements Rotation {}
    }
}
