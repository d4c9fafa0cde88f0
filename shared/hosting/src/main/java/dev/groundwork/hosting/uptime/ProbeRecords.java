package dev.groundwork.hosting.uptime;

import dev.groundwork.kernel.AppId;
import java.time.Duration;

/** Reads and keeps the probes of apps. */
interface ProbeRecords extends ProbeRecordReader {

    /** The time for which a probe is kept at least. */
    Duration KEPT_FOR = Duration.ofDays(1);

    /** Keeps a probe. Keeping the same one twice is keeping it once. */
    void keep(AppId app, ProbeRecord probe);
}
