package dev.groundwork.runtime;

import dev.groundwork.kernel.ProductClock;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Makes the one clock of a process: the system's, or moved by the file that {@code GROUNDWORK_CLOCK_FILE} names. */
@Factory
public final class ProductClockFactory {

    private static final String CLOCK_FILE = "GROUNDWORK_CLOCK_FILE";

    @Bean
    @Singleton
    @Secondary
    ProductClock clock() {
        return fromEnvironment();
    }

    /** The clock that this process's environment asks for; also used before the container stands, by the log. */
    public static ProductClock fromEnvironment() {
        var file = System.getenv(CLOCK_FILE);
        var system = InstantSource.system();
        return file == null || file.isBlank() ? inMillis(system) : inMillis(new OffsetClock(system, Path.of(file)));
    }

    /** Times are kept in milliseconds, so no clock shows more. */
    private static ProductClock inMillis(InstantSource source) {
        return () -> source.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
