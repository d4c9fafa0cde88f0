package dev.groundwork.hosting.uptime;

import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;

/** Asks the address of an app whether it answers. */
@FunctionalInterface
interface UptimeProbe {

    /**
     * The answer to a probe.
     *
     * @param status the HTTP status, nothing where no answer came
     * @param took the time to the whole answer, or until it was given up
     */
    record Answer(OptionalInt status, Duration took) {}

    /** Probes an address; returns within seconds. */
    Answer probe(URI url);
}
