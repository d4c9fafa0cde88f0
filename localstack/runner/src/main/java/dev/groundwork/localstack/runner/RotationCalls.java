package dev.groundwork.localstack.runner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.cloud.secrets.RotationInvoker;
import dev.groundwork.localstack.runner.events.FunctionInvoker;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import java.nio.charset.StandardCharsets;

/** Invokes the product's rotation function, as Secrets Manager does. */
final class RotationCalls implements RotationInvoker {

    private final FunctionInvoker functions;

    RotationCalls(FunctionInvoker functions) {
        this.functions = functions;
    }

    @Override
    public void invoke(String functionArn, Event event) throws FailedException {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("Step", event.step())
                .put("SecretId", event.secretId())
                .put("ClientRequestToken", event.clientRequestToken());
        try {
            var function = functionArn.substring(functionArn.lastIndexOf(':') + 1);
            var result = functions.invoke(function, json.toString().getBytes(StandardCharsets.UTF_8));
            if (!(result instanceof InvocationResult.Answered)) {
                throw new FailedException(InvocationText.of(result));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException("interrupted");
        }
    }
}
