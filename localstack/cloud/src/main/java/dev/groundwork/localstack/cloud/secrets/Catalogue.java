package dev.groundwork.localstack.cloud.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.cloud.wire.JsonProtocol;
import dev.groundwork.localstack.cloud.wire.Members;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The operations that list, describe and delete secrets; none of them shows a value. */
final class Catalogue {

    private static final double SECOND = 1000.0;
    private static final int MAX_PAGE = 100;
    private static final int MIN_WINDOW = 7;
    private static final int MAX_WINDOW = 30;

    private final SecretFile secrets;
    private final InstantSource clock;

    Catalogue(SecretFile secrets, InstantSource clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    ObjectNode describe(Members request) {
        var secret = secrets.find(request.text("SecretId"));
        var answer = described(secret);
        var stages = answer.putObject("VersionIdsToStages");
        secret.stages().forEach((id, labels) -> labels.forEach(stages.putArray(id)::add));
        return answer;
    }

    ObjectNode versions(Members request) {
        var secret = secrets.find(request.text("SecretId"));
        boolean all = request.flag("IncludeDeprecated").orElse(false);
        var answer = Values.named(secret);
        var list = answer.putArray("Versions");
        secret.versions().stream().filter(v -> all || !v.stages().isEmpty()).forEach(v -> {
            var version = list.addObject().put("VersionId", v.id()).put("CreatedDate", v.createdAt() / SECOND);
            v.stages().forEach(version.putArray("VersionStages")::add);
        });
        return answer;
    }

    ObjectNode list(Members request) {
        int most = request.number("MaxResults", 1, MAX_PAGE).orElse(MAX_PAGE);
        boolean deleted = request.flag("IncludePlannedDeletion").orElse(false);
        var after = request.optional("NextToken").orElse("");
        var page = secrets.all().stream()
                .filter(secret -> deleted || secret.deletedAt() == null)
                .filter(secret -> secret.name().compareTo(after) > 0)
                .limit(most + 1L)
                .toList();
        var answer = JsonProtocol.object();
        var list = answer.putArray("SecretList");
        page.stream().limit(most).forEach(secret -> list.add(described(secret)));
        if (page.size() > most) {
            answer.put("NextToken", page.get(most - 1).name());
        }
        return answer;
    }

    ObjectNode delete(Members request) {
        var id = request.text("SecretId");
        boolean force = request.flag("ForceDeleteWithoutRecovery").orElse(false);
        var window = request.number("RecoveryWindowInDays", MIN_WINDOW, MAX_WINDOW);
        if (force && window.isPresent()) {
            throw request.refusal("ForceDeleteWithoutRecovery and RecoveryWindowInDays exclude each other");
        }
        var days = force ? 0 : window.orElse(MAX_WINDOW);
        long at = clock.millis() + Duration.ofDays(days).toMillis();
        var secret = secrets.change(id, before -> SecretsManager.living(before).deletedAt(at));
        if (force) {
            secrets.remove(secret.name());
        }
        return Values.named(secret).put("DeletionDate", at / SECOND);
    }

    ObjectNode restore(Members request) {
        return Values.named(secrets.change(request.text("SecretId"), secret -> secret.deletedAt(null)));
    }

    private static ObjectNode described(Secret secret) {
        var answer = Values.named(secret)
                .put("Description", secret.description())
                .put("CreatedDate", secret.createdAt() / SECOND)
                .put("RotationEnabled", secret.rotationFunction() != null);
        Optional.ofNullable(secret.rotationFunction()).ifPresent(arn -> answer.put("RotationLambdaARN", arn));
        Optional.ofNullable(secret.rotatedAt()).ifPresent(at -> answer.put("LastRotatedDate", at / SECOND));
        Optional.ofNullable(secret.deletedAt()).ifPresent(at -> answer.put("DeletedDate", at / SECOND));
        return answer;
    }
}
