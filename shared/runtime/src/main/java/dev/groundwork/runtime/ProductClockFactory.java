package dev.groundwork.runtime;

import dev.groundwork.kernel.ProductClock;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;

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
        return file == null || file.isBlank()
                ? InstantSource.system()::instant
                : new OffsetClock(InstantSource.system(), Path.of(file));
    }
}
