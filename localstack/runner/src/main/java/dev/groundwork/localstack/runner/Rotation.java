package dev.groundwork.localstack.runner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.runner.events.Functions;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import dev.groundwork.localstack.runner.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Rotates a secret as Secrets Manager does: four calls of the product's own rotation function. */
final class Rotation {

    private static final List<String> STEPS = List.of("createSecret", "setSecret", "testSecret", "finishSecret");

    private final Functions functions;

    Rotation(Functions functions) {
        this.functions = functions;
    }

    /** Rotates, or throws {@link IllegalStateException} with the function's own words. */
    void rotate(Template.SecretResource secret) throws InterruptedException {
        var function = secret.rotation()
                .orElseThrow(() -> new IllegalStateException("the template has no rotation for " + secret.name()));
        var version = UUID.randomUUID().toString();
        for (var step : STEPS) {
            var event = JsonNodeFactory.instance
                    .objectNode()
                    .put("Step", step)
                    .put("SecretId", secret.name())
                    .put("ClientRequestToken", version);
            var result = functions.invoke(function, event.toString().getBytes(StandardCharsets.UTF_8));
            if (!(result instanceof InvocationResult.Answered)) {
                throw new IllegalStateException(
                        "the rotation of " + secret.name() + " failed at " + step + ": " + words(result));
            }
        }
    }

    private static String words(InvocationResult result) {
        return switch (result) {
            case InvocationResult.Answered a -> "";
            case InvocationResult.Failed(var error) -> new String(error, StandardCharsets.UTF_8);
            case InvocationResult.Crashed() -> "its process ended";
            case InvocationResult.TimedOut() -> "it took too long";
        };
    }
}
