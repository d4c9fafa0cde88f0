package dev.groundwork.auth.secrets;

import dev.groundwork.secrets.SecretName;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The function that Secrets Manager calls for each step of a rotation, with {@code Step}, {@code SecretId} and {@code ClientRequestToken}. */
public final class SecretRotation extends MicronautRequestHandler<Map<String, String>, @Nullable Void> {

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    RotateSecret rotateSecret;

    /** Made by Lambda. */
    public SecretRotation() {}

    /** Made on a container that runs already. */
    public SecretRotation(ApplicationContext context) {
        super(context);
    }

    @Override
    public @Nullable Void execute(Map<String, String> event) {
        var secretId = member(event, "SecretId");
        rotateSecret.step(name(secretId), secretId, member(event, "ClientRequestToken"), step(member(event, "Step")));
        return null;
    }

    private static RotateSecret.Step step(String text) {
        return switch (text) {
            case "createSecret" -> RotateSecret.Step.CREATE_SECRET;
            case "setSecret" -> RotateSecret.Step.SET_SECRET;
            case "testSecret" -> RotateSecret.Step.TEST_SECRET;
            case "finishSecret" -> RotateSecret.Step.FINISH_SECRET;
            default -> throw new IllegalArgumentException("no step of a rotation: " + text);
        };
    }

    /** Reads a name or an ARN, which ends with a hyphen and six characters that Secrets Manager adds. */
    private static SecretName name(String secretId) {
        var last = secretId.substring(secretId.lastIndexOf('/') + 1);
        var name = secretId.startsWith("arn:") ? last.substring(0, last.length() - "-xxxxxx".length()) : last;
        return SecretName.parse(name)
                .orElseThrow(() -> new IllegalArgumentException("not one of our secrets: " + last));
    }

    private static String member(Map<String, String> event, String name) {
        return Objects.requireNonNull(event.get(name), "the event has no member " + name);
    }
}
