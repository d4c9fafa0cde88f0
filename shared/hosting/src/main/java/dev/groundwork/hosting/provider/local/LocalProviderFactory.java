package dev.groundwork.hosting.provider.local;

import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.redaction.OwnTokens;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/** Makes the local provider where {@code GROUNDWORK_LOCAL_PROVIDER_URL} is not empty. */
@Factory
final class LocalProviderFactory {

    @Bean
    @Singleton
    @Requires(property = "groundwork.local.provider.url", pattern = ".+")
    HostingProvider local(
            JsonMapper json,
            @Value("${groundwork.local.provider.url}") String url,
            @Value("${groundwork.local.provider.token}") String token) {
        return new LocalProvider(new LocalProviderApi(json, URI.create(url), token));
    }

    /** Our token of its API comes out of no text that an owner reads. */
    @Bean
    @Singleton
    @Requires(property = "groundwork.local.provider.url", pattern = ".+")
    OwnTokens localTokens(@Value("${groundwork.local.provider.token}") String token) {
        return () -> List.of(token);
    }
}
