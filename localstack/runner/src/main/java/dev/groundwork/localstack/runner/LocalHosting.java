package dev.groundwork.localstack.runner;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.groundwork.localstack.provider.LocalProvider;
import dev.groundwork.localstack.provider.ProviderSettings;
import dev.groundwork.localstack.runner.cloud.JsonFile;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The hosting provider of this machine, and the parameters by which functions find it. */
final class LocalHosting implements AutoCloseable {

    private static final int TOKEN_BYTES = 24;

    private final LocalProvider provider;
    private final Map<String, String> parameters;

    private LocalHosting(LocalProvider provider, Map<String, String> parameters) {
        this.provider = provider;
        this.parameters = parameters;
    }

    /** Starts the provider, and with it the apps that ran before. Its token is made once. */
    static LocalHosting start(Settings settings, RandomGenerator random, InstantSource clock) throws IOException {
        var home = settings.home();
        var kept = new JsonFile<String>(home.resolve("provider-token.json"), new TypeReference<>() {});
        var token = kept.read().orElseGet(() -> newToken(random));
        kept.write(token);
        var provider = LocalProvider.start(
                ProviderSettings.of(home.resolve("provider"), token, clock, settings.environment()));
        return new LocalHosting(
                provider, Map.of("LocalProviderUrl", provider.url().toString(), "LocalProviderToken", token));
    }

    private static String newToken(RandomGenerator random) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns the template parameters for the provider. */
    Map<String, String> parameters() {
        return parameters;
    }

    @Override
    public void close() throws IOException {
        provider.close();
    }
}
