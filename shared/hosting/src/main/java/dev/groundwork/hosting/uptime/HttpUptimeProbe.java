package dev.groundwork.hosting.uptime;

import dev.groundwork.hosting.client.BoundedHttpClient;
import dev.groundwork.hosting.client.ProbeRequests;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** Gets the address of an app once, redirects not followed. */
final class HttpUptimeProbe implements UptimeProbe {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final long MAX_BYTES = 4L * 1024 * 1024;

    private final ProbeRequests requests;
    private final BoundedHttpClient calls = new BoundedHttpClient(DEADLINE, MAX_BYTES);
    private final LongSupplier nanos;

    /**
     * @param nanos a clock that only counts, whatever the product's clock is moved to
     */
    HttpUptimeProbe(ProbeRequests requests, LongSupplier nanos) {
        this.requests = requests;
        this.nanos = nanos;
    }

    @Override
    public Answer probe(URI url) {
        long start = nanos.getAsLong();
        try {
            var status = calls.send(requests.get(url)).statusCode();
            return new Answer(OptionalInt.of(status), since(start));
        } catch (IOException e) {
            return new Answer(OptionalInt.empty(), since(start));
        }
    }

    private Duration since(long start) {
        return Duration.ofNanos(nanos.getAsLong() - start);
    }
}
