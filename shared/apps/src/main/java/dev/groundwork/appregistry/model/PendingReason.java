package dev.groundwork.appregistry.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a deployment waits although it could go on. The deployment timeout does not run meanwhile. */
public enum PendingReason {
    QUEUED_FOR_PROVIDER_QUOTA,
    PROVIDER_UNAVAILABLE,
    RATE_LIMITED;

    /** As callers see it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason that {@code text} spells, or nothing when it spells none. */
    public static Optional<PendingReason> parse(String text) {
        return Arrays.stream(values()).filter(r -> r.text().equals(text)).findFirst();
    }
}
