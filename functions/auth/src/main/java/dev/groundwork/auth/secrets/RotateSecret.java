package dev.groundwork.auth.secrets;

import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.secrets.SecretName;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The four steps of a rotation
 * (<a href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html">Secrets Manager</a>). Each may be
 * repeated after a crash: a version that has its value keeps it.
 */
@Singleton
final class RotateSecret {

    private static final String JWK = "jwk";
    private static final String CURRENT = "current";
    private static final String KEY = "key";
    private static final String SECRET = "secret";

    /** The prefix of Stripe's own secrets. */
    private static final String WEBHOOK_PREFIX = "whsec_";

    /** Functions may still sign with the old key for a few seconds. */
    private static final Duration SIGNERS_LAG = Duration.ofMinutes(1);

    private final RotatingSecrets secrets;
    private final SigningKeys keys;
    private final Lifetimes lifetimes;
    private final ProductClock clock;
    private final SecureRandom random;

    RotateSecret(
            RotatingSecrets secrets, SigningKeys keys, Lifetimes lifetimes, ProductClock clock, SecureRandom random) {
        this.secrets = secrets;
        this.keys = keys;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.random = random;
    }

    /** The steps, by the names that Secrets Manager gives them. */
    public enum Step {
        CREATE_SECRET,
        SET_SECRET,
        TEST_SECRET,
        FINISH_SECRET
    }

    /** Takes one step of the rotation of this secret to this version. */
    public void step(SecretName name, String secretId, String version, Step step) {
        switch (step) {
            case CREATE_SECRET -> create(name, secretId, version);
            case SET_SECRET -> publish(name, secretId, version);
            case TEST_SECRET -> pending(secretId, version);
            case FINISH_SECRET -> finish(name, secretId, version);
        }
    }

    private void create(SecretName name, String secretId, String version) {
        if (secrets.version(secretId, version).isEmpty()) {
            secrets.putPending(secretId, version, next(name, secrets.current(secretId)));
        }
    }

    private Map<String, String> next(SecretName name, Map<String, String> current) {
        return switch (name) {
            case SIGNING_KEY -> Map.of(JWK, keys.generate());
            case OUTBOX_KEY, QUOTE_KEY, CURSOR_KEY, DOMAIN_KEY ->
                Map.of(KEY, SecretToken.next(random).value());
            case PASSWORD_PEPPER, CONFIG_KEY -> withNext(current);
            case STRIPE_WEBHOOK ->
                Map.of(SECRET, WEBHOOK_PREFIX + SecretToken.next(random).value());
            case GOOGLE_OAUTH,
                    STRIPE_API,
                    GITHUB_APP,
                    RAILWAY_API,
                    RENDER_API,
                    VERCEL_API,
                    RAILWAY_WEBHOOK,
                    RENDER_WEBHOOK,
                    VERCEL_WEBHOOK ->
                throw new IllegalStateException("others give us this secret, nobody here can make it");
        };
    }

    /**
     * Adds a version to a secret that keeps every version: a stored hash names the pepper it was made with until its owner signs in again, a sealed value names its
     * key until it is written again.
     */
    private Map<String, String> withNext(Map<String, String> kept) {
        var values = new HashMap<>(kept);
        var version = Integer.toString(Integer.parseInt(kept.getOrDefault(CURRENT, "0")) + 1);
        values.put(version, SecretToken.next(random).value());
        values.put(CURRENT, version);
        return values;
    }

    private void publish(SecretName name, String secretId, String version) {
        if (name == SecretName.SIGNING_KEY) {
            keys.publish(member(pending(secretId, version), JWK));
        }
    }

    private void finish(SecretName name, String secretId, String version) {
        var before = secrets.current(secretId);
        var now = pending(secretId, version);
        secrets.makeCurrent(secretId, version);
        if (name == SecretName.SIGNING_KEY && before.containsKey(JWK) && !before.equals(now)) {
            keys.retire(
                    member(before, JWK),
                    clock.instant().plus(lifetimes.access()).plus(SIGNERS_LAG));
        }
    }

    private Map<String, String> pending(String secretId, String version) {
        return secrets.version(secretId, version)
                .orElseThrow(() -> new IllegalStateException("the version has no value yet: " + version));
    }

    private static String member(Map<String, String> secret, String name) {
        var value = secret.get(name);
        if (value == null) {
            throw new IllegalStateException("the secret has no member " + name);
        }
        return value;
    }
}
