package dev.groundwork.appregistry.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What asked for a deployment. */
public enum DeploymentTrigger {
    API,
    BUILD,
    ROLLBACK,
    /** A stopped app is started again from what it last served; nothing is built. */
    START;

    /** As callers see it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The trigger that {@code text} spells, or nothing when it spells none. */
    public static Optional<DeploymentTrigger> parse(String text) {
        return Arrays.stream(values()).filter(t -> t.text().equals(text)).findFirst();
    }
}
