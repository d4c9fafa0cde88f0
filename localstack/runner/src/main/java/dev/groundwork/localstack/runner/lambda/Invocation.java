package dev.groundwork.localstack.runner.lambda;

import java.util.concurrent.CompletableFuture;

/**
 * An event on its way through a function.
 *
 * @param id the request id that the function sees
 * @param taken completes when a process has taken the event: from then on the function's time runs
 * @param result completes with what came of it
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
record Invocation(
        String id,
        byte[] event,
        String traceId,
        CompletableFuture<Boolean> taken,
        CompletableFuture<InvocationResult> result) {

    Invocation(String id, byte[] event, String traceId) {
        this(id, event, traceId, new CompletableFuture<>(), new CompletableFuture<>());
    }
}
