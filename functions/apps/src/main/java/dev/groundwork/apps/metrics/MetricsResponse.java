package dev.groundwork.apps.metrics;

import dev.groundwork.hosting.uptime.ProbeRecord;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The uptime of an app, as an answer.
 *
 * @param items the probes of the last 24 hours, the newest first
 * @param uptime24h the part of them that the app answered without a fault, 0 to 1; null where there are none
 */
@Serdeable
record MetricsResponse(List<ProbeResponse> items, @Nullable Double uptime24h) {

    /**
     * A probe, as an answer.
     *
     * @param status the HTTP status, null where no answer came
     * @param ok whether it answered with a status below 500
     */
    @Serdeable
    record ProbeResponse(String at, String url, @Nullable Integer status, boolean ok, long latencyMs) {

        static ProbeResponse of(ProbeRecord probe) {
            return new ProbeResponse(
                    probe.at().toString(),
                    probe.url().toString(),
                    probe.status().isPresent() ? probe.status().getAsInt() : null,
                    probe.isOk(),
                    probe.latencyMillis());
        }
    }

    static MetricsResponse of(List<ProbeRecord> probes) {
        var ok = probes.stream().filter(ProbeRecord::isOk).count();
        return new MetricsResponse(
                probes.stream().map(ProbeResponse::of).toList(), probes.isEmpty() ? null : (double) ok / probes.size());
    }
}
