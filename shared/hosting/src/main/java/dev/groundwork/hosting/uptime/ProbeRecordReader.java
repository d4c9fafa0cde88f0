package dev.groundwork.hosting.uptime;

import dev.groundwork.kernel.AppId;
import java.time.Instant;
import java.util.List;

/** Reads the probes of apps. The caller has checked whose app it is. */
@FunctionalInterface
public interface ProbeRecordReader {

    /** Returns an app's probes from a time on, the newest first; what is older than a day may be gone. */
    List<ProbeRecord> since(AppId app, Instant from);
}
