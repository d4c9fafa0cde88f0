package dev.groundwork.hosting.reconcile;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Wires the minute schedule. */
@Factory
final class ReconcileFactory {

    @Bean
    @Singleton
    ReconcileRuns runs() {
        return new ReconcileRuns(ReconcileLimits.STANDARD, System::nanoTime);
    }
}
