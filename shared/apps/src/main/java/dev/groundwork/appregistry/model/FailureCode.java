package dev.groundwork.appregistry.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of failure of a deployment. Stable: clients branch on them. */
public enum FailureCode {
    BUILD_FAILED,
    /** The process ended before it listened. */
    START_FAILED,
    /** The url never answered. */
    HEALTH_CHECK_FAILED,
    TIMEOUT,
    /** The deployment never appeared at the provider, or vanished there. */
    UNKNOWN_DEPLOY,
    /** The name of the service belongs to a service that is not ours. */
    NAME_CONFLICT,
    VARIABLE_REFUSED,
    PROVIDER_REJECTED,
    INSUFFICIENT_CREDITS,
    SOURCE_UNSAFE;

    /** Returns the text that callers see. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses the text that callers see. */
    public static Optional<FailureCode> parse(String text) {
        return Arrays.stream(values()).filter(c -> c.text().equals(text)).findFirst();
    }
}
