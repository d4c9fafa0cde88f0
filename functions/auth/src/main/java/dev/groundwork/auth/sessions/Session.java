package dev.groundwork.auth.sessions;

import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;

/**
 * A signed-in device.
 *
 * @param user whose
 * @param id which
 * @param createdAt when it was signed in
 * @param idleEnd when it ends if it is not used before
 * @param absoluteEnd when it ends whatever happens
 */
public record Session(UserId user, SessionId id, Instant createdAt, Instant idleEnd, Instant absoluteEnd) {

    /** A session that begins now. */
    public static Session begin(UserId user, SessionId id, Instant now, Lifetimes lifetimes) {
        var absoluteEnd = now.plus(lifetimes.refreshAbsolute());
        return new Session(user, id, now, earlier(now.plus(lifetimes.refreshIdle()), absoluteEnd), absoluteEnd);
    }

    /** The end of a session's idle time when it is used at {@code now}: never beyond the absolute end. */
    public static Instant earlier(Instant idleEnd, Instant absoluteEnd) {
        return idleEnd.isBefore(absoluteEnd) ? idleEnd : absoluteEnd;
    }
}
