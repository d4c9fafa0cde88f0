package dev.groundwork.localstack.runner.lambda;

/** The outcome of an invocation. */
public sealed interface InvocationResult {

    /** The handler answered. */
    @SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
    record Answered(byte[] payload) implements InvocationResult {}

    /** The handler threw; the body is Lambda's error object. */
    @SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
    record Failed(byte[] error) implements InvocationResult {}

    /** The function's process could not be started or initialised; the body is Lambda's error object. */
    @SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
    record NotStarted(byte[] error) implements InvocationResult {}

    /** The process ended before it answered. */
    record Crashed() implements InvocationResult {}

    /** The function's timeout was over; its process was ended. */
    record TimedOut() implements InvocationResult {}

    /** The caller's patience was over before the function's timeout; the function may still work on the event. */
    record Abandoned() implements InvocationResult {}
}
