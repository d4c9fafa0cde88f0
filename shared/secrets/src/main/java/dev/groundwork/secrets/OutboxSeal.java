package dev.groundwork.secrets;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/**
 * Seals one-time tokens in outbox items with the secret {@link SecretName#OUTBOX_KEY}. What was sealed just before a rotation still opens:
 * the previous version is tried too.
 */
public final class OutboxSeal {

    private static final String MEMBER = "key";
    private static final String LABEL = "outbox";

    private final SecretStore secrets;
    private final SecureRandom random;

    OutboxSeal(SecretStore secrets, SecureRandom random) {
        this.secrets = secrets;
        this.random = random;
    }

    /** Seals a token. */
    public String seal(String token) {
        return aes(secrets.current(SecretName.OUTBOX_KEY)).seal(token);
    }

    /** Opens a sealed token; nothing if no known key opens it. */
    public Optional<String> open(String sealed) {
        return aes(secrets.current(SecretName.OUTBOX_KEY))
                .open(sealed)
                .or(() -> secrets.previous(SecretName.OUTBOX_KEY)
                        .flatMap(previous -> aes(previous).open(sealed)));
    }

    private Aes aes(Map<String, String> secret) {
        var key = secret.get(MEMBER);
        if (key == null) {
            throw new IllegalStateException("the outbox key has no member " + MEMBER);
        }
        return new Aes(key.getBytes(StandardCharsets.UTF_8), LABEL, random);
    }
}
