package dev.groundwork.hosting.provider.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.SourceReader;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Render and Vercel are made by the environment of the functions. */
final class RemoteFactoriesTest {

    private static final List<ProviderName> NAMES = List.of(ProviderName.RENDER, ProviderName.VERCEL);

    @Test
    @DisplayName(
            "INFRA-HOST-365 each is there where its address is set, Vercel with its team too, and configured with its token")
    void environment() {
        assertThat(made("http://127.0.0.1:1/v1", "http://127.0.0.1:1", "team_1", "token"))
                .isEqualTo(Map.of(ProviderName.RENDER, true, ProviderName.VERCEL, true));
        assertThat(made("http://127.0.0.1:1/v1", "http://127.0.0.1:1", "", ""))
                .isEqualTo(Map.of(ProviderName.RENDER, false));
        assertThat(made("", "", "team_1", "token")).isEmpty();
    }

    private static Map<ProviderName, Boolean> made(String render, String vercel, String team, String token) {
        var configuration = Map.<String, Object>of(
                "groundwork.stack",
                "test",
                "groundwork.render.url",
                render,
                "groundwork.render.owner",
                "",
                "groundwork.render.database.plan",
                "basic_256mb",
                "groundwork.vercel.url",
                vercel,
                "groundwork.vercel.team",
                team);
        SourceReader sources = app -> Optional.empty();
        try (var context = ApplicationContext.builder(configuration)
                .singletons(sources, new OneToken(token))
                .start()) {
            var made = new HashMap<ProviderName, Boolean>();
            context.getBeansOfType(HostingProvider.class).stream()
                    .filter(provider -> NAMES.contains(provider.name()))
                    .forEach(provider -> made.put(provider.name(), provider.isConfigured()));
            return made;
        }
    }

    private record OneToken(String token) implements SecretStore {

        @Override
        public Map<String, String> current(SecretName name) {
            return Map.of("token", token);
        }

        @Override
        public Optional<Map<String, String>> previous(SecretName name) {
            return Optional.empty();
        }
    }
}
