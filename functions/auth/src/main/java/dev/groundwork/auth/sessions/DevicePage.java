package dev.groundwork.auth.sessions;

import dev.groundwork.kernel.SessionId;
import java.util.List;
import java.util.Optional;

/**
 * A page of devices, the newest sign-in first.
 *
 * @param devices this page's
 * @param last where the next page goes on, nothing when there is none
 */
public record DevicePage(List<Device> devices, Optional<SessionId> last) {

    public DevicePage {
        devices = List.copyOf(devices);
    }
}
