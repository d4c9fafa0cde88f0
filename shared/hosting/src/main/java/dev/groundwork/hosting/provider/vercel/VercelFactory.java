package dev.groundwork.hosting.provider.vercel;

import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.redaction.OwnTokens;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/**
 * Makes the provider Vercel where {@code GROUNDWORK_VERCEL_URL}, its API's origin, and {@code GROUNDWORK_VERCEL_TEAM}, the id of our team,
 * are not empty.
 */
@Factory
final class VercelFactory {

    @Bean
    @Singleton
    @Requires(property = "groundwork.vercel.url", pattern = ".+")
    @Requires(property = "groundwork.vercel.team", pattern = ".+")
    HostingProvider vercel(
            JsonMapper json,
            SecretStore secrets,
            ProductClock clock,
            @Value("${groundwork.vercel.url}") String url,
            @Value("${groundwork.vercel.team}") String team) {
        var api = new VercelApi(
                json,
                URI.create(url),
                () -> secrets.current(SecretName.VERCEL_API).getOrDefault("token", ""),
                team,
                clock);
        return new VercelProvider(api, json);
    }

    /** Our token of Vercel's API comes out of no text that an owner reads. */
    @Bean
    @Singleton
    @Requires(property = "groundwork.vercel.url", pattern = ".+")
    OwnTokens vercelTokens(SecretStore secrets) {
        return () -> List.of(secrets.current(SecretName.VERCEL_API).getOrDefault("token", ""));
    }
}
