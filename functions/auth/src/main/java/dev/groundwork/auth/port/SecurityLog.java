package dev.groundwork.auth.port;

import dev.groundwork.auth.domain.Origin;
import dev.groundwork.auth.domain.SecurityEvent;
import dev.groundwork.kernel.UserId;
import java.util.Optional;

/** One line for each security event: what, with which outcome, whose account, from where; never an address or an IP in clear. */
public interface SecurityLog {

    /** Writes a line. */
    void record(SecurityEvent event, String outcome, Optional<UserId> user, Origin origin);
}
