package dev.groundwork.apps.registry;

import dev.groundwork.hosting.provider.Capabilities;
import io.micronaut.serde.annotation.Serdeable;

/** The capabilities of an app's provider, as an answer. */
@Serdeable
record CapabilitiesResponse(
        boolean stop,
        boolean start,
        boolean restart,
        boolean rollback,
        boolean logs,
        boolean domains,
        boolean apexDomains,
        boolean database) {

    static CapabilitiesResponse of(Capabilities c) {
        return new CapabilitiesResponse(
                c.stop(), c.start(), c.restart(), c.rollback(), c.logs(), c.domains(), c.apexDomains(), c.database());
    }
}
