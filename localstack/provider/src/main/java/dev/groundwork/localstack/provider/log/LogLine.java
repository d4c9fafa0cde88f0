package dev.groundwork.localstack.provider.log;

import java.time.Instant;

/**
 * A line that an app or its build wrote: not to be trusted, but without control characters.
 *
 * @param sequence its place in its log, from 1
 * @param time when it was read
 * @param message what it says
 */
public record LogLine(long sequence, Instant time, String message) {}
