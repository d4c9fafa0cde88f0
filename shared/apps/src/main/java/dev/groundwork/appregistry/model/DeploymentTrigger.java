package dev.groundwork.appregistry.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The origin of a deployment. */
public enum DeploymentTrigger {
    API,
    BUILD,
    ROLLBACK,
    /** A stopped app is started again from what it last served; nothing is built. */
    START;

    /** Returns the text that callers see. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses the text that callers see. */
    public static Optional<DeploymentTrigger> parse(String text) {
        return Arrays.stream(values()).filter(t -> t.text().equals(text)).findFirst();
    }
}
