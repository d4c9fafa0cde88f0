package dev.groundwork.localstack.runner.cloud;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.runner.cloud.JsonAnswers.Refused;
import dev.groundwork.localstack.runner.template.Resources;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Secrets Manager as far as rotations and readers need it, kept in one file. */
public final class SecretsManager implements CloudService {

    private static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";
    private static final String PENDING = "AWSPENDING";

    /**
     * A secret.
     *
     * @param versions values by version id
     * @param stages version ids by stage
     */
    record Secret(Map<String, String> versions, Map<String, String> stages) {}

    private final JsonFile<Map<String, Secret>> file;
    private final Map<String, Secret> secrets;

    public SecretsManager(Path file) {
        this.file = new JsonFile<>(file, new TypeReference<>() {});
        this.secrets = new TreeMap<>(this.file.read().orElseGet(Map::of));
    }

    /** Makes a secret if it is not there. True when it was made now. */
    public synchronized boolean create(String name, String value) {
        if (secrets.containsKey(name)) {
            return false;
        }
        var version = UUID.randomUUID().toString();
        secrets.put(name, new Secret(new HashMap<>(Map.of(version, value)), new HashMap<>(Map.of(CURRENT, version))));
        file.write(secrets);
        return true;
    }

    @Override
    public synchronized CloudResponse handle(CloudRequest request) {
        return JsonAnswers.handle(request, body -> switch (request.operation()) {
            case "GetSecretValue" -> get(body);
            case "PutSecretValue" -> put(body);
            case "DescribeSecret" -> describe(body);
            case "UpdateSecretVersionStage" -> moveStage(body);
            default -> throw new Refused("UnknownOperationException", request.operation());
        });
    }

    private ObjectNode get(JsonNode body) {
        var id = body.path("SecretId").asText();
        var secret = secret(id);
        var version = body.hasNonNull("VersionId")
                ? body.get("VersionId").asText()
                : secret.stages.get(body.path("VersionStage").asText(CURRENT));
        var value = Optional.ofNullable(version).map(secret.versions::get);
        return named(id).put("VersionId", version).put("SecretString", value.orElseThrow(() -> notFound(id)));
    }

    private ObjectNode put(JsonNode body) {
        var id = body.path("SecretId").asText();
        var secret = secret(id);
        var version = body.path("ClientRequestToken").asText();
        var value = body.path("SecretString").asText();
        var there = secret.versions.putIfAbsent(version, value);
        if (there != null && !there.equals(value)) {
            throw new Refused("ResourceExistsException", "the version has another value");
        }
        var stages = body.path("VersionStages");
        if (stages.isEmpty()) {
            secret.stages.put(CURRENT, version);
        }
        stages.forEach(stage -> secret.stages.put(stage.asText(), version));
        file.write(secrets);
        return named(id).put("VersionId", version);
    }

    private ObjectNode describe(JsonNode body) {
        var id = body.path("SecretId").asText();
        var answer = named(id);
        var stages = answer.putObject("VersionIdsToStages");
        secret(id)
                .stages
                .forEach((stage, version) -> stages.withArrayProperty(version).add(stage));
        return answer;
    }

    private ObjectNode moveStage(JsonNode body) {
        var id = body.path("SecretId").asText();
        var secret = secret(id);
        var stage = body.path("VersionStage").asText();
        if (body.hasNonNull("MoveToVersionId")) {
            var before = secret.stages.put(stage, body.get("MoveToVersionId").asText());
            if (stage.equals(CURRENT) && before != null) {
                secret.stages.put(PREVIOUS, before);
            }
        } else if (body.path("RemoveFromVersionId").asText().equals(secret.stages.get(stage))) {
            secret.stages.remove(stage);
        }
        secret.versions.keySet().retainAll(new HashSet<>(secret.stages.values()));
        file.write(secrets);
        return named(id);
    }

    /** Whether a rotation is under way. */
    public synchronized boolean isPending(String name) {
        return secret(name).stages.containsKey(PENDING);
    }

    private Secret secret(String id) {
        var name = id.startsWith("arn:") ? id.substring(id.indexOf(":secret:") + ":secret:".length()) : id;
        return Optional.ofNullable(secrets.get(name)).orElseThrow(() -> notFound(id));
    }

    private static Refused notFound(String id) {
        return new Refused("ResourceNotFoundException", "Secrets Manager can't find the specified secret: " + id);
    }

    private static ObjectNode named(String id) {
        return JsonAnswers.object()
                .put("Name", id)
                .put("ARN", "arn:aws:secretsmanager:" + Resources.REGION + ":" + Resources.ACCOUNT + ":secret:" + id);
    }
}
