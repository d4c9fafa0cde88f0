package dev.groundwork.auth.sessions;

import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** The signed-in devices of users: their sessions that have not ended. */
public interface DeviceReader {

    /**
     * Lists devices, the newest sign-in first.
     *
     * @param after the last one of the page before
     * @param limit the most devices to return
     */
    DevicePage list(UserId user, Optional<SessionId> after, int limit, Instant now);
}
