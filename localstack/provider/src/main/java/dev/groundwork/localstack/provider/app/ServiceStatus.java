package dev.groundwork.localstack.provider.app;

import java.util.Locale;

/** The status of a service. */
public enum ServiceStatus {
    /** It answers, or is on its way to after a start or an end of its process. */
    RUNNING,
    STOPPED,
    /** Nothing was deployed to it yet. */
    NONE,
    /** Its process ended too often and is not started again. */
    CRASHED;

    /** As the API writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
