package dev.groundwork.auth.sessions;

import dev.groundwork.kernel.SessionId;
import java.util.List;
import java.util.Optional;

/**
 * A page of devices, the newest sign-in first.
 *
 * @param devices the devices of this page
 * @param last the session after which the next page starts, nothing on the last page
 */
public record DevicePage(List<Device> devices, Optional<SessionId> last) {

    public DevicePage {
        devices = List.copyOf(devices);
    }
}
