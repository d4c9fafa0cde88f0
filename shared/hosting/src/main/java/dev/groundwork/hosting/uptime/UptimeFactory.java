package dev.groundwork.hosting.uptime;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.hosting.client.ProbeRequests;
import dev.groundwork.kernel.ProductClock;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

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
            AppRegistry registry, UptimeProbe probe, ProbeRecords records, ProductClock clock, SecureRandom random) {
        return new ProbeApps(registry, probe, records, clock, System::nanoTime, random);
    }
}
