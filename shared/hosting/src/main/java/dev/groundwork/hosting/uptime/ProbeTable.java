package dev.groundwork.hosting.uptime;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.AppId;
import java.time.Instant;

/**
 * The keys of the table {@code apps} that hold probes of apps.
 *
 * <pre>
 * pk         sk             item                                               condition on write
 * APP#app_…  PROBES#number  the probes of ten minutes, each by its time        none, a probe is the same each time; TTL
 * </pre>
 *
 * <p>Ten probes take less than a kilobyte: each costs one write unit, and a day is read with some 36 read units.
 */
final class ProbeTable {

    private static final long SECONDS = 600;

    private ProbeTable() {}

    /** The probes of the ten minutes of a time. */
    static Key probes(AppId app, Instant at) {
        return new Key(partition(app), probesPrefix() + "%09d".formatted(Math.floorDiv(at.getEpochSecond(), SECONDS)));
    }

    /** The prefix of the sort keys of probes. */
    static String probesPrefix() {
        return "PROBES#";
    }

    /** The partition of everything of one app but the app itself. */
    static String partition(AppId app) {
        return "APP#" + app;
    }
}
