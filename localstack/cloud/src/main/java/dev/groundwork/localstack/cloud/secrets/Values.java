package dev.groundwork.localstack.cloud.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.cloud.secrets.Secret.Version;
import dev.groundwork.localstack.cloud.wire.AwsError;
import dev.groundwork.localstack.cloud.wire.Ids;
import dev.groundwork.localstack.cloud.wire.JsonProtocol;
import dev.groundwork.localstack.cloud.wire.Members;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The operations on values and stages. */
final class Values {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");
    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:000000000000:secret:";
    private static final String SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SUFFIX_LENGTH = 6;
    private static final int MAX_BYTES = 65_536;
    private static final int MAX_STAGES = 20;
    private static final double SECOND = 1000.0;
    private static final String INVALID = "InvalidParameterException";

    private final SecretFile secrets;
    private final InstantSource clock;
    private final Ids ids;

    Values(SecretFile secrets, InstantSource clock, Ids ids) {
        this.secrets = secrets;
        this.clock = clock;
        this.ids = ids;
    }

    ObjectNode create(Members request) {
        var name = request.text("Name");
        var token = request.optional("ClientRequestToken").orElseGet(ids::uuid);
        var text = request.optional("SecretString").orElse(null);
        var binary = request.optional("SecretBinary").orElse(null);
        var description = request.optional("Description").orElse("");
        if (!create(name, description, token, text, binary)) {
            var there = secrets.find(name);
            boolean repeated = there.version(token)
                    .filter(version -> isSame(version, text, binary))
                    .isPresent();
            if (!repeated) {
                throw new AwsError(
                        "ResourceExistsException",
                        "The operation failed because the secret " + name + " already exists.");
            }
        }
        return named(secrets.find(name)).put("VersionId", token);
    }

    boolean create(String name, String description, String token, @Nullable String text, @Nullable String binary) {
        if (!NAME.matcher(name).matches()) {
            throw new AwsError(
                    INVALID,
                    "Invalid name. Must be a valid name containing alphanumeric characters,"
                            + " or any of the following: -/_+=.@!");
        }
        var arn = ARN + name + "-" + ids.text(SUFFIX_LENGTH, SUFFIX);
        var versions = text == null && binary == null
                ? List.<Version>of()
                : List.of(version(token, text, binary, List.of(Secret.CURRENT)));
        return secrets.add(new Secret(name, arn, description, clock.millis(), versions, null, null, null));
    }

    ObjectNode get(Members request) {
        var secret = SecretsManager.living(secrets.find(request.text("SecretId")));
        var stage = request.optional("VersionStage");
        var version = request.optional("VersionId")
                .map(id -> secret.version(id)
                        .filter(v -> stage.isEmpty() || v.stages().contains(stage.get())))
                .orElseGet(() -> secret.staged(stage.orElse(Secret.CURRENT)))
                .filter(Version::hasValue)
                .orElseThrow(() -> new AwsError(
                        "ResourceNotFoundException",
                        "Secrets Manager can't find the specified secret value for "
                                + request.optional("VersionId")
                                        .map(id -> "VersionId: " + id)
                                        .orElse("staging label: " + stage.orElse(Secret.CURRENT))));
        var answer = named(secret).put("VersionId", version.id()).put("CreatedDate", version.createdAt() / SECOND);
        Optional.ofNullable(version.text()).ifPresent(text -> answer.put("SecretString", text));
        Optional.ofNullable(version.binary()).ifPresent(binary -> answer.put("SecretBinary", binary));
        version.stages().forEach(answer.putArray("VersionStages")::add);
        return answer;
    }

    ObjectNode put(Members request) {
        var token = request.optional("ClientRequestToken").orElseGet(ids::uuid);
        var text = request.optional("SecretString").orElse(null);
        var binary = request.optional("SecretBinary").orElse(null);
        if (text == null && binary == null) {
            throw request.refusal("You must provide either SecretString or SecretBinary.");
        }
        var named = request.texts("VersionStages");
        if (named.size() > MAX_STAGES) {
            throw request.refusal("More than " + MAX_STAGES + " staging labels");
        }
        var stages = named.isEmpty() ? List.of(Secret.CURRENT) : named;
        var fresh = version(token, text, binary, List.of());
        var secret =
                secrets.change(request.text("SecretId"), before -> put(SecretsManager.living(before), fresh, stages));
        var answer = named(secret).put("VersionId", token);
        secret.version(token).map(Version::stages).orElse(List.of()).forEach(answer.putArray("VersionStages")::add);
        return answer;
    }

    private static Secret put(Secret secret, Version fresh, List<String> stages) {
        var there = secret.version(fresh.id()).filter(Version::hasValue);
        if (there.isPresent()) {
            if (!isSame(there.get(), fresh.text(), fresh.binary())) {
                throw new AwsError(
                        "ResourceExistsException",
                        "A version with this ClientRequestToken exists and has another value.");
            }
            return secret;
        }
        var pending = secret.version(fresh.id()).map(Version::stages).orElse(List.of());
        var after = secret.put(new Version(fresh.id(), fresh.text(), fresh.binary(), fresh.createdAt(), pending));
        for (var stage : stages) {
            after = after.stage(stage, fresh.id());
        }
        // The first version of a secret is current whatever it was meant to be.
        return after.staged(Secret.CURRENT).isEmpty() ? after.stage(Secret.CURRENT, fresh.id()) : after;
    }

    ObjectNode moveStage(Members request) {
        var stage = request.text("VersionStage");
        var to = request.optional("MoveToVersionId");
        var from = request.optional("RemoveFromVersionId");
        return named(secrets.change(
                request.text("SecretId"), secret -> moved(SecretsManager.living(secret), stage, to, from)));
    }

    private static Secret moved(Secret secret, String stage, Optional<String> to, Optional<String> from) {
        var holder = secret.staged(stage).map(Version::id);
        if (from.isPresent() && !from.equals(holder)) {
            throw new AwsError(
                    INVALID, "The staging label " + stage + " isn't attached to version " + from.get() + ".");
        }
        if (to.isEmpty()) {
            if (from.isEmpty() || stage.equals(Secret.CURRENT)) {
                throw new AwsError(
                        INVALID, "You can only move staging label AWSCURRENT to a different secret version.");
            }
            return secret.unstage(stage);
        }
        if (secret.version(to.get()).isEmpty()) {
            throw new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret version.");
        }
        if (holder.isPresent() && from.isEmpty() && !holder.equals(to)) {
            throw new AwsError(
                    INVALID,
                    "The staging label " + stage + " is currently attached to version " + holder.get()
                            + ", so you must explicitly reference that version in RemoveFromVersionId.");
        }
        return secret.stage(stage, to.get());
    }

    private Version version(String id, @Nullable String text, @Nullable String binary, List<String> stages) {
        var value = text == null ? binary : text;
        if (value != null && value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new AwsError(INVALID, "The value is longer than " + MAX_BYTES + " bytes");
        }
        return new Version(id, text, binary, clock.millis(), stages);
    }

    private static boolean isSame(Version version, @Nullable String text, @Nullable String binary) {
        return Objects.equals(version.text(), text) && Objects.equals(version.binary(), binary);
    }

    /** An answer with the secret's name and ARN. */
    static ObjectNode named(Secret secret) {
        return JsonProtocol.object().put("ARN", secret.arn()).put("Name", secret.name());
    }
}
