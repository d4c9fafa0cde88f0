package dev.groundwork.auth;

import dev.groundwork.auth.password.HashLimit;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.kernel.Pause;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Binds the configuration of this function, ISO-8601 durations from the environment, and makes what lets time pass. */
@Factory
@OpenAPIDefinition(info = @Info(title = "Groundwork", version = "1"))
final class AuthFactory {

    /** Two, so that a processor hashes while another request waits for the table. */
    private static final int HASHES_A_PROCESSOR = 2;

    /** So many hashes take a second or two; who comes later does better to try again. */
    private static final int WAITING_A_PROCESSOR = 12;

    @Bean
    @Singleton
    Lifetimes lifetimes(
            @Value("${groundwork.access.ttl}") String access,
            @Value("${groundwork.refresh.idle}") String refreshIdle,
            @Value("${groundwork.refresh.absolute}") String refreshAbsolute,
            @Value("${groundwork.refresh.grace}") String refreshGrace,
            @Value("${groundwork.verify.ttl}") String verify,
            @Value("${groundwork.reset.ttl}") String reset) {
        return new Lifetimes(
                Duration.parse(access),
                Duration.parse(refreshIdle),
                Duration.parse(refreshAbsolute),
                Duration.parse(refreshGrace),
                Duration.parse(verify),
                Duration.parse(reset));
    }

    @Bean
    @Singleton
    @Secondary
    HashLimit hashLimit() {
        var processors = Runtime.getRuntime().availableProcessors();
        return new HashLimit(HASHES_A_PROCESSOR * processors, WAITING_A_PROCESSOR * processors);
    }

    /** The waits of attempts for others that are in flight. */
    @Bean
    @Singleton
    @Secondary
    Pause pause() {
        return Pause::sleep;
    }
}
