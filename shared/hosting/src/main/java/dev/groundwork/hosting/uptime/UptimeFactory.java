package dev.groundwork.hosting.uptime;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.hosting.client.ProbeRequests;
import dev.groundwork.hosting.reconcile.RotatingWalk;
import dev.groundwork.kernel.ProductClock;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;

/** Wires the probes of uptime. */
@Factory
final class UptimeFactory {

    @Bean
    @Singleton
    @Secondary
    UptimeProbe probe(ProbeRequests requests) {
        return new HttpUptimeProbe(requests, System::nanoTime);
    }

    @Bean
    @Singleton
    ProbeApps probeApps(
            AppRegistry registry, UptimeProbe probe, ProbeRecords records, RotatingWalk walk, ProductClock clock) {
        return new ProbeApps(registry, probe, records, walk, clock, System::nanoTime);
    }
}
