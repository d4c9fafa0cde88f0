package dev.groundwork.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class HostingFactoryTest {

    @Test
    @DisplayName("INFRA-HOST-129 the local provider is configured where its url is set, and nowhere else")
    void localProvider() {
        assertThat(providers("http://127.0.0.1:4711").find(ProviderName.LOCAL)).isPresent();
        assertThat(providers("").find(ProviderName.LOCAL)).isEmpty();
        assertThat(providers("").standard()).isEqualTo(ProviderName.RAILWAY);
    }

    private static HostingProviders providers(String localUrl) {
        try (var tables = Tables.create()) {
            var configuration = new HashMap<>(tables.configuration());
            configuration.putAll(Map.of(
                    "groundwork.default.provider", "railway",
                    "groundwork.render.creates.per.hour", "20",
                    "groundwork.local.provider.url", localUrl,
                    "groundwork.local.provider.token", "token"));
            try (var context = ApplicationContext.builder(configuration)
                    .singletons(tables.client())
                    .start()) {
                return context.getBean(HostingProviders.class);
            }
        }
    }
}
