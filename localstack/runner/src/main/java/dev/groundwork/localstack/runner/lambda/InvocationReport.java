package dev.groundwork.localstack.runner.lambda;

import java.time.Duration;
import java.util.Optional;

/**
 * The outcome of an invocation with the figures of Lambda's REPORT line.
 *
 * @param initDuration the time from the start of the process to its first request for an event; present where the event waited for that start
 * @param duration the time from the moment a process took the event to the outcome; empty where none took it
 */
public record InvocationReport(InvocationResult result, Optional<Duration> initDuration, Optional<Duration> duration) {}
