package dev.groundwork.hosting.provider.render;

import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.SourceReader;
import dev.groundwork.hosting.provider.StackName;
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
 * Makes the provider Render where {@code GROUNDWORK_RENDER_URL} is not empty: its API's address, {@code /v1} included. {@code
 * GROUNDWORK_RENDER_OWNER} is the id of our workspace, empty where our key's only one is to be looked up; {@code
 * GROUNDWORK_RENDER_DATABASE_PLAN} is the plan of new databases.
 */
@Factory
final class RenderFactory {

    @Bean
    @Singleton
    @Requires(property = "groundwork.render.url", pattern = ".+")
    HostingProvider render(
            JsonMapper json,
            SecretStore secrets,
            SourceReader sources,
            StackName stack,
            ProductClock clock,
            @Value("${groundwork.render.url}") String url,
            @Value("${groundwork.render.owner}") String owner,
            @Value("${groundwork.render.database.plan}") String databasePlan) {
        var api = new RenderApi(
                json,
                URI.create(url),
                () -> secrets.current(SecretName.RENDER_API).getOrDefault("token", ""),
                owner,
                clock);
        return new RenderProvider(api, sources, stack, new RenderPlan(databasePlan), clock);
    }

    /** Our token of Render's API comes out of no text that an owner reads. */
    @Bean
    @Singleton
    @Requires(property = "groundwork.render.url", pattern = ".+")
    OwnTokens renderTokens(SecretStore secrets) {
        return () -> List.of(secrets.current(SecretName.RENDER_API).getOrDefault("token", ""));
    }
}
