package dev.groundwork.credits;

import dev.groundwork.credits.domain.HoldLife;
import dev.groundwork.credits.usecase.TopUp;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;

/** Binds the configuration of this function. */
@Factory
@OpenAPIDefinition(info = @Info(title = "Groundwork", version = "1"))
final class CreditsFactory {

    @Bean
    @Singleton
    TopUp topUp(@Value("${groundwork.web.origin}") String webOrigin) {
        return new TopUp(URI.create(webOrigin + "/credits"));
    }

    @Bean
    @Singleton
    HoldLife holdLife(@Value("${groundwork.hold.ttl}") String ttl) {
        return new HoldLife(Duration.parse(ttl));
    }
}
