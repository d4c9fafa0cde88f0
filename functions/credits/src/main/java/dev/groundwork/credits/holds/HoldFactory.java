package dev.groundwork.credits.holds;

import dev.groundwork.credits.holds.ReserveCredits.HoldLife;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Binds the configuration of holds. */
@Factory
final class HoldFactory {

    @Bean
    @Singleton
    HoldLife holdLife(@Value("${groundwork.hold.ttl}") String ttl) {
        return new HoldLife(Duration.parse(ttl));
    }
}
