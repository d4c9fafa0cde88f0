package dev.groundwork.localstack.runner.lambda;

/** What came of an invocation. */
public sealed interface InvocationResult {

    /** The handler answered. */
    @SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
    record Answered(byte[] payload) implements InvocationResult {}

    /** The handler threw, or the function could not be initialised; the body is Lambda's error object. */
    @SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
    record Failed(byte[] error) implements InvocationResult {}

    /** The process ended before it answered. */
    record Crashed() implements InvocationResult {}

    /** The function's time was over; its process was replaced. */
    record TimedOut() implements InvocationResult {}

    /** The caller's patience was over before the function's time; the function may still work on it. */
    record Abandoned() implements InvocationResult {}
}
