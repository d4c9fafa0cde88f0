package dev.groundwork.hosting.provider.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the JSON of a provider's errors. */
@FunctionalInterface
public interface ErrorReader {

    /**
     * The text of an error.
     *
     * @param message for the reader; empty when nothing
     * @param after how long to wait, where the body says so
     * @param variable the variable of the app that is refused, where the body names one
     */
    record ErrorText(String message, Optional<Duration> after, Optional<String> variable) {

        /** Returns the text of an error that says nothing. */
        public static ErrorText none() {
            return new ErrorText("", Optional.empty(), Optional.empty());
        }
    }

    /** Reads the body of an error; a body that is something else says nothing. */
    ErrorText read(byte[] body, Instant now);
}
