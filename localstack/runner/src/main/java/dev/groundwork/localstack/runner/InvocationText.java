package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.runner.lambda.InitError;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import java.nio.charset.StandardCharsets;

/** Describes the outcome of an invocation for people. */
final class InvocationText {

    private InvocationText() {}

    static String of(InvocationResult result) {
        return switch (result) {
            case InvocationResult.Answered(var payload) -> new String(payload, StandardCharsets.UTF_8);
            case InvocationResult.Failed(var error) -> new String(error, StandardCharsets.UTF_8);
            case InvocationResult.NotStarted(var error) -> "it does not start: " + new InitError(error).message();
            case InvocationResult.Crashed() -> "its process ended";
            case InvocationResult.TimedOut() -> "its time was over";
            case InvocationResult.Abandoned() -> "no process took the event in time";
        };
    }
}
