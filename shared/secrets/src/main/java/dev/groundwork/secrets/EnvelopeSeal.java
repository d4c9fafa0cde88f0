package dev.groundwork.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/**
 * Seals the variables of apps in envelopes: each value under a random key of its own (AES-256-GCM), and that key under a version of
 * {@link SecretName#CONFIG_KEY}. The secret keeps every version, so an older value opens until it is sealed again.
 *
 * <p>An envelope is bound to its context: a value that was moved to another app or name does not open there.
 */
public final class EnvelopeSeal {

    private static final int KEY_BYTES = 32;
    private static final String CURRENT = "current";
    private static final String KEY_LABEL = "config key";
    private static final String VALUE_LABEL = "config value";

    private final SecretStore secrets;
    private final SecureRandom random;

    /** Makes a seal with the keys of this store. */
    public EnvelopeSeal(SecretStore secrets, SecureRandom random) {
        this.secrets = secrets;
        this.random = random;
    }

    /**
     * Seals a value under the current version of the key.
     *
     * @param context what the value belongs to
     */
    public Envelope seal(String value, String context) {
        var keys = secrets.current(SecretName.CONFIG_KEY);
        var version = currentVersion(keys);
        var header = Envelope.header(version);
        var authenticated = authenticated(header, context);
        var own = new byte[KEY_BYTES];
        random.nextBytes(own);
        var key = key(keys, version)
                .orElseThrow(() -> new IllegalStateException("the config key has no version " + version));
        var plain = value.getBytes(StandardCharsets.UTF_8);
        return Envelope.of(header, key.seal(own, authenticated), valueKey(own).seal(plain, authenticated));
    }

    /**
     * Opens an envelope in its context; nothing if no known version of the key opens it, or it was changed or moved.
     *
     * @throws IllegalStateException where a version of the key is so new that it is not seen here yet: repeat it in some seconds
     */
    public Optional<String> open(Envelope envelope, String context) {
        if (!envelope.isComplete()) {
            return Optional.empty();
        }
        if (isNewer(envelope)) {
            throw new IllegalStateException("the version of the config key is not seen here yet");
        }
        var authenticated = authenticated(envelope.header(), context);
        return key(secrets.current(SecretName.CONFIG_KEY), envelope.version())
                .flatMap(key -> key.open(envelope.sealedKey(), authenticated))
                .flatMap(own -> valueKey(own).open(envelope.sealedValue(), authenticated))
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    /** Returns true if an envelope is sealed under an older version of the key than the current one. */
    public boolean isOlder(Envelope envelope) {
        return envelope.version() < currentVersion(secrets.current(SecretName.CONFIG_KEY));
    }

    /** Returns true if an envelope is sealed under a version of the key that this function does not see yet. */
    public boolean isNewer(Envelope envelope) {
        return envelope.version() > currentVersion(secrets.current(SecretName.CONFIG_KEY));
    }

    private static int currentVersion(Map<String, String> keys) {
        return Integer.parseInt(Optional.ofNullable(keys.get(CURRENT))
                .orElseThrow(() -> new IllegalStateException("the config key has no member " + CURRENT)));
    }

    private Optional<Aes> key(Map<String, String> keys, int version) {
        return Optional.ofNullable(keys.get(Integer.toString(version)))
                .map(secret -> new Aes(secret.getBytes(StandardCharsets.UTF_8), KEY_LABEL, random));
    }

    private Aes valueKey(byte[] own) {
        return new Aes(own, VALUE_LABEL, random);
    }

    private static byte[] authenticated(byte[] header, String context) {
        var text = context.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(header.length + text.length)
                .put(header)
                .put(text)
                .array();
    }
}
