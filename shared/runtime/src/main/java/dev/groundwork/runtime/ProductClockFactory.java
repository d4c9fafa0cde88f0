package dev.groundwork.runtime;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;

/** Makes the one clock of a process: the system's, or moved by the file that {@code GROUNDWORK_CLOCK_FILE} names. */
@Factory
public final class ProductClockFactory {

    private static final String CLOCK_FILE = "GROUNDWORK_CLOCK_FILE";

    @Bean
    @Singleton
    InstantSource clock() {
        return fromEnvironment();
    }

    /** The clock that this process's environment asks for; also used before the container stands, by the log. */
    public static InstantSource fromEnvironment() {
        var file = System.getenv(CLOCK_FILE);
        return file == null || file.isBlank()
                ? InstantSource.system()
                : new OffsetClock(InstantSource.system(), Path.of(file));
    }
}
