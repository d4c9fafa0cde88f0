package dev.groundwork.localstack.cloud.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.cloud.CloudService;
import dev.groundwork.localstack.cloud.secrets.Secret.Version;
import dev.groundwork.localstack.cloud.wire.AwsError;
import dev.groundwork.localstack.cloud.wire.Ids;
import dev.groundwork.localstack.cloud.wire.JsonProtocol;
import dev.groundwork.localstack.cloud.wire.Members;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * AWS Secrets Manager (JSON 1.1). A rotation differs in one thing from AWS: RotateSecret answers when it has ended, and a step that
 * failed is its error.
 */
public final class SecretsManager implements CloudService {

    private static final JsonProtocol PROTOCOL = new JsonProtocol("1.1", "InvalidParameterException");

    private final SecretFile secrets;
    private final Ids ids;
    private final Values values;
    private final Catalogue catalogue;
    private final Rotations rotations;

    /**
     * @param file where the secrets are kept
     * @param clock for when a version was made
     * @param random safe for any number of threads, and good enough for passwords
     * @param invoker calls the functions that rotate
     */
    public SecretsManager(Path file, InstantSource clock, RandomGenerator random, RotationInvoker invoker) {
        this.secrets = new SecretFile(file);
        this.ids = new Ids(random);
        this.values = new Values(secrets, clock, ids);
        this.catalogue = new Catalogue(secrets, clock);
        this.rotations = new Rotations(secrets, invoker, clock, ids);
    }

    /** Makes a secret if none of this name is there. True when it was made now. */
    public boolean create(String name, String value) {
        return values.create(name, "", ids.uuid(), value, null);
    }

    /** The value that is current, nothing where there is no such secret. */
    public Optional<String> current(String name) {
        return secrets.named(name)
                .flatMap(secret -> secret.staged(Secret.CURRENT))
                .map(Version::text);
    }

    /** The ARN of a secret, nothing where there is no such secret. */
    public Optional<String> arn(String name) {
        return secrets.named(name).map(Secret::arn);
    }

    /** Says which function rotates a secret, as a RotationSchedule of a template does. Rotates nothing by itself. */
    public void rotatedBy(String secretId, String functionArn) {
        secrets.change(secretId, secret -> secret.rotatedBy(functionArn));
    }

    /** Tells whether a secret was ever rotated. */
    public boolean wasRotated(String secretId) {
        return secrets.find(secretId).rotatedAt() != null;
    }

    /** A rotation that did not come to its end. */
    public static final class RotationFailedException extends Exception {
        private RotationFailedException(String message) {
            super(message);
        }
    }

    /** Rotates a secret and answers the id of its new version, when that is current. */
    public String rotate(String secretId) throws RotationFailedException {
        try {
            return rotations.rotate(secretId, ids.uuid());
        } catch (AwsError refusal) {
            throw new RotationFailedException(refusal.text());
        }
    }

    @Override
    public CloudResponse handle(CloudRequest request) {
        return PROTOCOL.answer(request, members -> switch (request.operation()) {
            case "CreateSecret" -> values.create(members);
            case "GetSecretValue" -> values.get(members);
            case "PutSecretValue" -> values.put(members);
            case "UpdateSecretVersionStage" -> values.moveStage(members);
            case "DescribeSecret" -> catalogue.describe(members);
            case "ListSecretVersionIds" -> catalogue.versions(members);
            case "ListSecrets" -> catalogue.list(members);
            case "DeleteSecret" -> catalogue.delete(members);
            case "RestoreSecret" -> catalogue.restore(members);
            case "RotateSecret" -> rotate(members);
            case "GetRandomPassword" -> JsonProtocol.object().put("RandomPassword", RandomPassword.of(members, ids));
            default -> throw JsonProtocol.unknownOperation(request);
        });
    }

    private ObjectNode rotate(Members request) {
        var id = request.text("SecretId");
        var token = request.optional("ClientRequestToken").orElseGet(ids::uuid);
        request.optional("RotationLambdaARN").ifPresent(function -> rotatedBy(id, function));
        var secret = secrets.find(id);
        boolean now = request.flag("RotateImmediately").orElse(true);
        var version = now ? rotations.rotate(id, token) : token;
        return Values.named(secret).put("VersionId", version);
    }

    /** The secret, refused where it is to be deleted. */
    static Secret living(Secret secret) {
        if (secret.deletedAt() != null) {
            throw new AwsError(
                    "InvalidRequestException",
                    "You can't perform this operation on the secret because it was marked for deletion.");
        }
        return secret;
    }
}
