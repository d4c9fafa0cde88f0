package dev.groundwork.appregistry.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The status of an app: what serves, never how an attempt to change it went. A failed redeploy leaves {@link #DEPLOYED}.
 *
 * <pre>
 * PENDING  -> BUILDING | FAILED            its first deployment is under way, or was refused at once
 * BUILDING -> DEPLOYED | FAILED            it answered with its build, or nothing ever did
 * FAILED   -> BUILDING                     another try
 * DEPLOYED -> STOPPED                      by its owner, for credits, or by the provider
 * STOPPED  -> DEPLOYED                     started or deployed again
 * </pre>
 */
public enum AppStatus {
    PENDING,
    BUILDING,
    DEPLOYED,
    STOPPED,
    FAILED;

    /** Returns the text that callers see. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses the text that callers see. */
    public static Optional<AppStatus> parse(String text) {
        return Arrays.stream(values()).filter(s -> s.text().equals(text)).findFirst();
    }

    /** Returns true if this status may follow; the same one always may. */
    public boolean mayBecome(AppStatus next) {
        return next == this || followers().contains(next);
    }

    private Set<AppStatus> followers() {
        return switch (this) {
            case PENDING -> EnumSet.of(BUILDING, FAILED);
            case FAILED -> EnumSet.of(BUILDING);
            case BUILDING -> EnumSet.of(DEPLOYED, FAILED);
            case DEPLOYED -> EnumSet.of(STOPPED);
            case STOPPED -> EnumSet.of(DEPLOYED);
        };
    }
}
