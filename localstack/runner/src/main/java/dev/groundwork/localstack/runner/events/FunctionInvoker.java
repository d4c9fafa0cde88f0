package dev.groundwork.localstack.runner.events;

import dev.groundwork.localstack.runner.lambda.InvocationResult;

/** Invokes functions in the background, by their logical id. */
@FunctionalInterface
public interface FunctionInvoker {

    /** Sends an event and waits for what comes of it. */
    InvocationResult invoke(String function, byte[] event) throws InterruptedException;
}
