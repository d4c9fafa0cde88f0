package dev.groundwork.auth.sessions;

import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Ends a session: its refresh token and its access tokens are dead when this returns. Repeating it is harmless. */
@Singleton
final class SignOut {

    private final Sessions sessions;
    private final SecurityLog log;

    SignOut(Sessions sessions, SecurityLog log) {
        this.sessions = sessions;
        this.log = log;
    }

    /** Ends the session of a refresh token that still belongs to one. */
    void signOut(RefreshToken presented, Edge origin) {
        if (sessions.end(presented)) {
            log.record(SecurityEvent.LOGGED_OUT, "succeeded", Optional.of(presented.user()), origin);
        }
    }

    /** Ends the session of an access token, if it still exists. */
    void signOut(UserId user, SessionId session, Edge origin) {
        if (sessions.end(user, session)) {
            log.record(SecurityEvent.LOGGED_OUT, "succeeded", Optional.of(user), origin);
        }
    }
}
