package dev.groundwork.auth.sessions;

import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Signs devices out from another one: their next request is refused. */
@Singleton
final class RevokeSessions {

    private final Sessions sessions;
    private final SecurityLog log;
    private final ProductClock clock;

    RevokeSessions(Sessions sessions, SecurityLog log, ProductClock clock) {
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    /** Signs one device out; it may be the asking one. Returns false if the user has no such device. */
    boolean revoke(UserId user, SessionId session, Edge origin) {
        var ended = sessions.revoke(user, session, clock.instant());
        if (ended) {
            log.record(SecurityEvent.SESSION_REVOKED, "succeeded", Optional.of(user), origin);
        }
        return ended;
    }

    /** Signs every device out but the asking one. */
    void revokeOthers(UserId user, SessionId kept, Edge origin) {
        sessions.revokeOthers(user, kept);
        log.record(SecurityEvent.SESSION_REVOKED, "all_others", Optional.of(user), origin);
    }
}
