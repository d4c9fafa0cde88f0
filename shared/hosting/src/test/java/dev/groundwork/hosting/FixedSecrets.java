package dev.groundwork.hosting;

import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Secrets that a test chooses; cursors, domains and the variables of apps have keys already. */
public final class FixedSecrets implements SecretStore {

    private final Map<SecretName, Map<String, String>> current = new EnumMap<>(SecretName.class);
    private final Map<SecretName, Map<String, String>> previous = new EnumMap<>(SecretName.class);

    public FixedSecrets() {
        current.put(SecretName.CURSOR_KEY, Map.of("key", "a cursor key for tests, 32 bytes or more"));
        current.put(SecretName.DOMAIN_KEY, Map.of("key", "a domain key for tests, 32 bytes or more"));
        current.put(SecretName.CONFIG_KEY, Map.of("current", "1", "1", "a config key for tests, 32 bytes or more"));
    }

    /** Makes a version current; the one before is the previous one. */
    public synchronized void put(SecretName name, Map<String, String> members) {
        Optional.ofNullable(current.put(name, members)).ifPresent(before -> previous.put(name, before));
    }

    @Override
    public synchronized Map<String, String> current(SecretName name) {
        return Optional.ofNullable(current.get(name))
                .orElseThrow(() -> new IllegalStateException("there is no secret " + name));
    }

    @Override
    public synchronized Optional<Map<String, String>> previous(SecretName name) {
        return Optional.ofNullable(previous.get(name));
    }
}
