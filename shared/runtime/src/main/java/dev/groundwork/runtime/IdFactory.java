package dev.groundwork.runtime;

import com.github.f4b6a3.ulid.UlidFactory;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.function.LongSupplier;

/** Makes what is unpredictable: ids in the order of the product's clock, and random bytes for secrets. */
@Factory
final class IdFactory {

    @Bean
    @Singleton
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    @Singleton
    IdSource ids(ProductClock clock, SecureRandom random) {
        LongSupplier bits = random::nextLong;
        var ulids = UlidFactory.newMonotonicInstance(bits);
        return () -> ulids.create(clock.millis()).toString();
    }
}
