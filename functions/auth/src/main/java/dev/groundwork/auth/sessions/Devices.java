package dev.groundwork.auth.sessions;

import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** A user's signed-in devices. A session past its end is none of them, removed or not. */
public interface Devices {

    /**
     * Lists devices, the newest sign-in first.
     *
     * @param after the last one of the page before
     * @param limit how many at most
     */
    DevicePage list(UserId user, Optional<SessionId> after, int limit, Instant now);

    /** Ends a device's session. False when the user has no such device. */
    boolean end(UserId user, SessionId session, Instant now);

    /** Ends the sessions of all devices but one. A sign-in that is under way either ends with them or comes after them. */
    void endOthers(UserId user, SessionId kept);
}
