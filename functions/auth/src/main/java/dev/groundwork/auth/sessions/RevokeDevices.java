package dev.groundwork.auth.sessions;

import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Signs devices out from another one: their next request is refused. */
@Singleton
public final class RevokeDevices {

    private final Devices devices;
    private final SecurityLog log;
    private final ProductClock clock;

    RevokeDevices(Devices devices, SecurityLog log, ProductClock clock) {
        this.devices = devices;
        this.log = log;
        this.clock = clock;
    }

    /** Signs one device out, the asking one included. False when the user has no such device. */
    public boolean revoke(UserId user, SessionId session, Origin origin) {
        var ended = devices.end(user, session, clock.instant());
        if (ended) {
            log.record(SecurityEvent.SESSION_REVOKED, "succeeded", Optional.of(user), origin);
        }
        return ended;
    }

    /** Signs every device out but the asking one. */
    public void revokeOthers(UserId user, SessionId kept, Origin origin) {
        devices.endOthers(user, kept);
        log.record(SecurityEvent.SESSION_REVOKED, "all_others", Optional.of(user), origin);
    }
}
