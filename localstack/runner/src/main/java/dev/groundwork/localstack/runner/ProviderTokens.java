package dev.groundwork.localstack.runner;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.groundwork.localstack.runner.cloud.JsonFile;
import dev.groundwork.localstack.runner.template.ParameterNames;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Our tokens at hosting providers: what the environment says, and random ones that are made once where it says nothing. */
final class ProviderTokens {

    private static final List<String> PARAMETERS = List.of("RailwayToken", "RenderToken", "VercelToken");
    private static final int TOKEN_BYTES = 24;

    private ProviderTokens() {}

    /** Returns the template parameters. There is no stand-in of a provider: without an address none is offered. */
    static Map<String, String> parameters(Settings settings, RandomGenerator random) throws IOException {
        var kept = new JsonFile<Map<String, String>>(
                settings.home().resolve("provider-tokens.json"), new TypeReference<>() {});
        var tokens = new HashMap<>(kept.read().orElseGet(Map::of));
        for (var parameter : PARAMETERS) {
            Optional.ofNullable(settings.environment().get(ParameterNames.variable(parameter)))
                    .filter(value -> !value.isBlank())
                    .ifPresentOrElse(
                            value -> tokens.put(parameter, value),
                            () -> tokens.computeIfAbsent(parameter, name -> newToken(random)));
        }
        kept.write(tokens);
        return tokens;
    }

    private static String newToken(RandomGenerator random) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
