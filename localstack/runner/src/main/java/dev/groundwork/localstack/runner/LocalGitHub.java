package dev.groundwork.localstack.runner;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.groundwork.localstack.runner.cloud.JsonFile;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Our App at GitHub: what the environment says of it, and an id and a key that are made once where it says nothing. */
final class LocalGitHub {

    private static final int KEY_BITS = 2048;
    private static final int MAX_APP_ID = 1_000_000;

    private LocalGitHub() {}

    /** Returns the template parameters for GitHub. There is no stand-in: without an address no app has its repository there. */
    static Map<String, String> parameters(Settings settings, SecureRandom random) throws IOException {
        var kept =
                new JsonFile<Map<String, String>>(settings.home().resolve("github-app.json"), new TypeReference<>() {});
        var app = new HashMap<>(kept.read().orElseGet(() -> newApp(random)));
        kept.write(app);
        given(settings, "GROUNDWORK_GITHUB_APP_ID", "GithubAppId", app);
        given(settings, "GROUNDWORK_GITHUB_APP_KEY", "GithubAppKey", app);
        return app;
    }

    private static void given(Settings settings, String variable, String parameter, Map<String, String> app) {
        var value = settings.environment().getOrDefault(variable, "");
        if (!value.isBlank()) {
            // A key may come with its lines, which a text of JSON cannot have.
            app.put(parameter, value.replaceAll("\\s*\\R\\s*", " ").strip());
        }
    }

    private static Map<String, String> newApp(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS, random);
            var key = generator.generateKeyPair().getPrivate().getEncoded();
            return Map.of(
                    "GithubAppId", Integer.toString(1 + random.nextInt(MAX_APP_ID)),
                    "GithubAppKey", Base64.getEncoder().encodeToString(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
