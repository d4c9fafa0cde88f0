package dev.groundwork.appregistry.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What serves of an app, never how an attempt to change it went: a failed redeploy leaves {@link #DEPLOYED}.
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

    /** As callers see it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status that {@code text} spells, or nothing when it spells none. */
    public static Optional<AppStatus> parse(String text) {
        return Arrays.stream(values()).filter(s -> s.text().equals(text)).findFirst();
    }

    /** Whether {@code next} may follow; to stay is always allowed. */
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
