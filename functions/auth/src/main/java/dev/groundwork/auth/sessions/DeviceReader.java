package dev.groundwork.auth.sessions;

import dev.groundwork.auth.sessions.DeviceReader.Device;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.List;
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

    /**
     * A signed-in device as its owner sees it.
     *
     * @param session its session
     * @param ip the address that it last signed in or refreshed from
     * @param userAgent the name that it gives itself
     * @param createdAt when it was signed in
     * @param lastUsedAt when it last signed in or refreshed
     */
    record Device(SessionId session, String ip, String userAgent, Instant createdAt, Instant lastUsedAt) {}

    /**
     * A page of devices, the newest sign-in first.
     *
     * @param devices the devices of this page
     * @param last the session after which the next page starts, nothing on the last page
     */
    record DevicePage(List<Device> devices, Optional<SessionId> last) {

        public DevicePage {
            devices = List.copyOf(devices);
        }
    }
}
