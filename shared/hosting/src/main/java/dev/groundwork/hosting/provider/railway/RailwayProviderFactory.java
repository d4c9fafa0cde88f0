package dev.groundwork.hosting.provider.railway;

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
 * Makes Railway's provider where {@code GROUNDWORK_RAILWAY_URL}, the whole GraphQL url, is not empty. {@code GROUNDWORK_RAILWAY_WORKSPACE} is
 * the id of our workspace, empty to look it up. Our token is the member {@code token} of the secret {@code railway-api}.
 */
@Factory
final class RailwayProviderFactory {

    @Bean
    @Singleton
    @Requires(property = "groundwork.railway.url", pattern = ".+")
    HostingProvider railway(
            JsonMapper json,
            SecretStore secrets,
            ProductClock clock,
            @Value("${groundwork.railway.url}") String url,
            @Value("${groundwork.railway.workspace}") String workspace) {
        var api = new RailwayApi(
                json,
                URI.create(url),
                () -> secrets.current(SecretName.RAILWAY_API).getOrDefault("token", ""),
                clock);
        return new RailwayProvider(api, workspace);
    }

    /** Our token of Railway's API comes out of no text that an owner reads. */
    @Bean
    @Singleton
    @Requires(property = "groundwork.railway.url", pattern = ".+")
    OwnTokens railwayTokens(SecretStore secrets) {
        return () -> List.of(secrets.current(SecretName.RAILWAY_API).getOrDefault("token", ""));
    }
}
