package dev.groundwork.appregistry.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a deployment failed. Stable: clients branch on them. */
public enum FailureCode {
    BUILD_FAILED,
    /** The process ended before it listened. */
    START_FAILED,
    /** It never answered. */
    HEALTH_CHECK_FAILED,
    TIMEOUT,
    /** It never appeared at the provider, or vanished there. */
    UNKNOWN_DEPLOY,
    /** The service's name is taken at the provider by what is not ours. */
    NAME_CONFLICT,
    VARIABLE_REFUSED,
    PROVIDER_REJECTED,
    INSUFFICIENT_CREDITS,
    SOURCE_UNSAFE;

    /** As callers see it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The code that {@code text} spells, or nothing when it spells none. */
    public static Optional<FailureCode> parse(String text) {
        return Arrays.stream(values()).filter(c -> c.text().equals(text)).findFirst();
    }
}
