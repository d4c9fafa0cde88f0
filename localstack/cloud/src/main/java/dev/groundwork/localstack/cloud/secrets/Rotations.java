package dev.groundwork.localstack.cloud.secrets;

import dev.groundwork.localstack.cloud.secrets.Secret.Version;
import dev.groundwork.localstack.cloud.wire.AwsError;
import dev.groundwork.localstack.cloud.wire.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs a rotation: the version is pending first, then the function is called for each of the four steps. One rotation of a secret at a time. */
final class Rotations {

    private static final String FAILED = "InvalidRequestException";

    private final SecretFile secrets;
    private final RotationInvoker invoker;
    private final InstantSource clock;
    private final Ids ids;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    Rotations(SecretFile secrets, RotationInvoker invoker, InstantSource clock, Ids ids) {
        this.secrets = secrets;
        this.invoker = invoker;
        this.clock = clock;
        this.ids = ids;
    }

    /** Answers the id of the version that is current afterwards; a {@link AwsError} names the step that failed. */
    String rotate(String secretId, String token) {
        var secret = secrets.find(secretId);
        var function = secret.rotationFunction();
        if (function == null) {
            throw new AwsError(FAILED, "No rotation function is set for this secret.");
        }
        if (!running.add(secret.name())) {
            throw new AwsError(FAILED, "A rotation of this secret is in progress.");
        }
        try {
            return steps(secret.name(), function, token);
        } finally {
            running.remove(secret.name());
        }
    }

    private String steps(String name, String function, String token) {
        var pending = secrets.change(name, secret -> begun(secret, token));
        // A rotation that failed is tried again with its own version, as AWS does.
        var version = pending.staged(Secret.PENDING).map(Version::id).orElse(token);
        for (var step : RotationInvoker.STEPS) {
            try {
                invoker.invoke(function, new RotationInvoker.Event(step, pending.arn(), version));
            } catch (RotationInvoker.FailedException e) {
                throw new AwsError(FAILED, "The rotation failed at " + step + ": " + e.getMessage());
            }
        }
        secrets.change(name, secret -> ended(secret, version));
        return version;
    }

    private Secret begun(Secret secret, String token) {
        boolean unfinished = secret.staged(Secret.PENDING)
                .filter(version -> !version.stages().contains(Secret.CURRENT))
                .isPresent();
        if (unfinished) {
            return secret;
        }
        var id = secret.version(token).isPresent() ? ids.uuid() : token;
        return secret.unstage(Secret.PENDING).put(new Version(id, null, null, clock.millis(), List.of(Secret.PENDING)));
    }

    private Secret ended(Secret secret, String version) {
        if (secret.staged(Secret.CURRENT).filter(v -> v.id().equals(version)).isEmpty()) {
            throw new AwsError(FAILED, "The rotation failed: finishSecret did not make its version AWSCURRENT.");
        }
        return secret.unstage(Secret.PENDING).rotatedAt(clock.millis());
    }
}
