package dev.groundwork.localstack.runner;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.groundwork.localstack.google.GoogleSettings;
import dev.groundwork.localstack.google.GoogleStandIn;
import dev.groundwork.localstack.runner.cloud.JsonFile;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The issuer of Google sign-in: the stand-in of this machine, or the one that the environment names. */
final class LocalGoogle implements AutoCloseable {

    private static final String ISSUER = "GROUNDWORK_GOOGLE_ISSUER";
    private static final String CLIENT_ID = "GROUNDWORK_GOOGLE_CLIENT_ID";
    private static final String CLIENT_SECRET = "GROUNDWORK_GOOGLE_CLIENT_SECRET";
    private static final String CALLBACK = "/api/auth/oauth/google/callback";
    private static final int SECRET_BYTES = 24;

    private final Optional<GoogleStandIn> standIn;
    private final Map<String, String> parameters;

    private LocalGoogle(Optional<GoogleStandIn> standIn, Map<String, String> parameters) {
        this.standIn = standIn;
        this.parameters = parameters;
    }

    /**
     * Starts the stand-in unless another issuer is named. A client is there in both cases; its secret is made once.
     *
     * @param webOrigin to whose callback people are sent back
     */
    static LocalGoogle start(Settings settings, String webOrigin, RandomGenerator random, InstantSource clock)
            throws IOException {
        var environment = settings.environment();
        var kept = new JsonFile<String>(settings.home().resolve("google-client.json"), new TypeReference<>() {});
        var secret = given(environment, CLIENT_SECRET).or(kept::read).orElseGet(() -> newSecret(random));
        kept.write(secret);
        var id = given(environment, CLIENT_ID).orElse("groundwork-local");
        var parameters = new HashMap<>(Map.of("GoogleClientId", id, "GoogleClientSecret", secret));
        var issuer = given(environment, ISSUER);
        if (issuer.isPresent()) {
            parameters.put("GoogleIssuer", issuer.get());
            return new LocalGoogle(Optional.empty(), parameters);
        }
        var standIn = GoogleStandIn.start(new GoogleSettings(id, secret, Set.of(webOrigin + CALLBACK), clock, random));
        parameters.put("GoogleIssuer", standIn.issuer());
        return new LocalGoogle(Optional.of(standIn), parameters);
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static String newSecret(RandomGenerator random) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns the template parameters for Google sign-in. */
    Map<String, String> parameters() {
        return parameters;
    }

    /** Returns the part of {@code GET /_local/status} about Google. */
    Map<String, String> status() {
        return Map.of("issuer", parameters.getOrDefault("GoogleIssuer", ""));
    }

    /** The stand-in, nothing where the issuer is another. */
    Optional<GoogleStandIn> standIn() {
        return standIn;
    }

    @Override
    public void close() {
        standIn.ifPresent(GoogleStandIn::close);
    }
}
