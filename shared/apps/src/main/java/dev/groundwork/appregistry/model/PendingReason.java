package dev.groundwork.appregistry.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The reason why a deployment waits. The deployment timeout does not run meanwhile. */
public enum PendingReason {
    QUEUED_FOR_PROVIDER_QUOTA,
    PROVIDER_UNAVAILABLE,
    RATE_LIMITED;

    /** Returns the text that callers see. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses the text that callers see. */
    public static Optional<PendingReason> parse(String text) {
        return Arrays.stream(values()).filter(r -> r.text().equals(text)).findFirst();
    }
}
