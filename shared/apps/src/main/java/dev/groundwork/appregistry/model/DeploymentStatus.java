package dev.groundwork.appregistry.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The status of a deployment.
 *
 * <pre>
 * PENDING  -> BUILDING | any end           the provider has accepted it
 * BUILDING -> any end
 * DEPLOYED, FAILED, CANCELLED, SUPERSEDED  are ends: nothing follows
 * </pre>
 */
public enum DeploymentStatus {
    PENDING,
    BUILDING,
    DEPLOYED,
    FAILED,
    CANCELLED,
    SUPERSEDED;

    /** Returns the text that callers see. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses the text that callers see. */
    public static Optional<DeploymentStatus> parse(String text) {
        return Arrays.stream(values()).filter(s -> s.text().equals(text)).findFirst();
    }

    /** Returns true if no other status can follow. */
    public boolean isEnd() {
        return followers().isEmpty();
    }

    /** Returns true if this status may follow; the same one always may. */
    public boolean mayBecome(DeploymentStatus next) {
        return next == this || followers().contains(next);
    }

    private Set<DeploymentStatus> followers() {
        return switch (this) {
            case PENDING -> EnumSet.of(BUILDING, DEPLOYED, FAILED, CANCELLED, SUPERSEDED);
            case BUILDING -> EnumSet.of(DEPLOYED, FAILED, CANCELLED, SUPERSEDED);
            case DEPLOYED, FAILED, CANCELLED, SUPERSEDED -> EnumSet.noneOf(DeploymentStatus.class);
        };
    }
}
