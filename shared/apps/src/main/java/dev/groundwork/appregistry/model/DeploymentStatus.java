package dev.groundwork.appregistry.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How an attempt to bring a source to life stands.
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

    /** As callers see it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status that {@code text} spells, or nothing when it spells none. */
    public static Optional<DeploymentStatus> parse(String text) {
        return Arrays.stream(values()).filter(s -> s.text().equals(text)).findFirst();
    }

    /** Whether nothing follows. */
    public boolean isEnd() {
        return followers().isEmpty();
    }

    /** Whether {@code next} may follow; to stay is always allowed. */
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
