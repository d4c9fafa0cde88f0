package dev.groundwork.auth.throttle;

import java.time.Duration;

/** The limits of one caller in five minutes, counted apart (ASVS 5.0 6.3.1, 2.4.1). */
public enum CallerLimit {
    /** Sign-ins that failed, at any address. */
    FAILED_SIGN_INS,
    /** Registrations and requests for mails, together. */
    REQUESTS;

    /** The number of permits for each. */
    public static final int PERMITS = 100;

    /** The length of a window; it starts with the first permit. */
    public static final Duration WINDOW = Duration.ofMinutes(5);
}
