package dev.groundwork.hosting.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.hosting.FixedSecrets;
import dev.groundwork.secrets.SecretName;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class OwnTokensTest {

    @Test
    @DisplayName("INFRA-HOST-576 the tokens of every configured provider, and of no other, are secrets of each app")
    void configured() {
        var secrets = new FixedSecrets();
        secrets.put(SecretName.RENDER_API, Map.of("token", "token-of-render"));
        secrets.put(SecretName.VERCEL_API, Map.of("token", "token-of-vercel"));
        secrets.put(SecretName.RAILWAY_API, Map.of("token", "token-of-railway"));
        var urls = Map.<String, Object>of(
                "groundwork.github.url", "",
                "groundwork.github.org", "",
                "groundwork.render.url", "http://127.0.0.1:1/v1",
                "groundwork.railway.url", "http://127.0.0.1:1/graphql",
                "groundwork.vercel.url", "",
                "groundwork.local.provider.url", "http://127.0.0.1:1",
                "groundwork.local.provider.token", "token-of-local");

        try (var context = ApplicationContext.builder(urls).singletons(secrets).start()) {
            var tokens = context.getBeansOfType(OwnTokens.class).stream()
                    .flatMap(own -> own.texts().stream())
                    .toList();

            assertThat(tokens).containsExactlyInAnyOrder("token-of-render", "token-of-railway", "token-of-local");
            assertThat(Redactor.of(tokens).redact("401 for Bearer token-of-railway"))
                    .isEqualTo("401 for Bearer [redacted]");
        }
    }
}
