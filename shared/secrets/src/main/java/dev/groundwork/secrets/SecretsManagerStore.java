package dev.groundwork.secrets;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets Manager with a memory of four seconds: a rotation reaches every function within the five that are promised. */
final class SecretsManagerStore implements SecretStore {

    private static final Duration MEMORY = Duration.ofSeconds(4);
    private static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";

    private final SecretsManagerClient client;
    private final String prefix;
    private final LongSupplier nanos;
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    /**
     * @param prefix the start of the names of this stack's secrets, with its slash
     * @param nanos a clock that only counts, whatever the product's clock is moved to
     */
    SecretsManagerStore(SecretsManagerClient client, String prefix, LongSupplier nanos) {
        this.client = client;
        this.prefix = prefix;
        this.nanos = nanos;
    }

    @Override
    public Map<String, String> current(SecretName name) {
        return read(name, CURRENT).orElseThrow(() -> new IllegalStateException("there is no secret " + name));
    }

    @Override
    public Optional<Map<String, String>> previous(SecretName name) {
        return read(name, PREVIOUS);
    }

    private Optional<Map<String, String>> read(SecretName name, String stage) {
        var now = nanos.getAsLong();
        var reading = readings.compute(
                name.text() + " " + stage,
                (key, known) -> known != null && now - known.at < MEMORY.toNanos()
                        ? known
                        : new Reading(now, fetch(name, stage)));
        return reading.value;
    }

    /** Fetches a version; the empty object with which the template makes a secret is none, and becomes the previous one at the first rotation. */
    private Optional<Map<String, String>> fetch(SecretName name, String stage) {
        try {
            var answer =
                    client.getSecretValue(r -> r.secretId(prefix + name.text()).versionStage(stage));
            return Optional.of(FlatJson.read(answer.secretString())).filter(members -> !members.isEmpty());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private record Reading(long at, Optional<Map<String, String>> value) {}
}
