package dev.groundwork.localstack.provider.app;

import java.util.Locale;

/** The status of a deployment. */
public enum DeployStatus {
    QUEUED,
    BUILDING,
    STARTING,
    /** It answered and took over. It stays this when a later one takes over from it. */
    LIVE,
    BUILD_FAILED,
    /** Its process ended before it answered. */
    START_FAILED,
    /** Its process never answered. */
    HEALTH_CHECK_FAILED,
    /** A newer one came before it was begun. */
    SUPERSEDED,
    CANCELLED;

    /** As the API writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether it stays so. */
    public boolean isFinal() {
        return switch (this) {
            case QUEUED, BUILDING, STARTING -> false;
            case LIVE, BUILD_FAILED, START_FAILED, HEALTH_CHECK_FAILED, SUPERSEDED, CANCELLED -> true;
        };
    }
}
