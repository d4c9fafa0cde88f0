package dev.groundwork.localstack.runner.lambda;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** An event on its way through a function. */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
record Invocation(
        String id, byte[] event, Instant deadline, String traceId, CompletableFuture<InvocationResult> result) {}
