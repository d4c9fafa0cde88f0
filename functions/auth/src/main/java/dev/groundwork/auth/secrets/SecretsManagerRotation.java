package dev.groundwork.auth.secrets;

import dev.groundwork.secrets.FlatJson;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Rotations at Secrets Manager. */
@Singleton
final class SecretsManagerRotation implements RotatingSecrets {

    private static final String CURRENT = "AWSCURRENT";
    private static final String PENDING = "AWSPENDING";

    private final SecretsManagerClient client;

    SecretsManagerRotation(SecretsManagerClient client) {
        this.client = client;
    }

    @Override
    public Map<String, String> current(String secretId) {
        return FlatJson.read(client.getSecretValue(r -> r.secretId(secretId).versionStage(CURRENT))
                .secretString());
    }

    @Override
    public Optional<Map<String, String>> version(String secretId, String version) {
        try {
            var found = client.getSecretValue(r -> r.secretId(secretId).versionId(version));
            return Optional.of(FlatJson.read(found.secretString()));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public void putPending(String secretId, String version, Map<String, String> value) {
        client.putSecretValue(r -> r.secretId(secretId)
                .clientRequestToken(version)
                .secretString(FlatJson.write(value))
                .versionStages(PENDING));
    }

    @Override
    public void makeCurrent(String secretId, String version) {
        var stages = client.describeSecret(r -> r.secretId(secretId)).versionIdsToStages();
        var current = stages.entrySet().stream()
                .filter(e -> e.getValue().contains(CURRENT))
                .map(Map.Entry::getKey)
                .findFirst();
        if (!current.equals(Optional.of(version))) {
            client.updateSecretVersionStage(r -> r.secretId(secretId)
                    .versionStage(CURRENT)
                    .moveToVersionId(version)
                    .removeFromVersionId(current.orElse(null)));
        }
        if (stages.getOrDefault(version, List.of()).contains(PENDING)) {
            client.updateSecretVersionStage(
                    r -> r.secretId(secretId).versionStage(PENDING).removeFromVersionId(version));
        }
    }
}
