package dev.groundwork.auth.throttle;

import java.time.Duration;

/** What one caller may do in five minutes, counted apart (ASVS 5.0 6.3.1, 2.4.1). */
public enum CallerLimit {
    /** Sign-ins that failed, whichever addresses they were for. */
    FAILED_SIGN_INS,
    /** Registrations and requests for mails, together. */
    REQUESTS;

    /** How many of each. */
    public static final int PERMITS = 100;

    /** The window; it starts with the first that counts. */
    public static final Duration WINDOW = Duration.ofMinutes(5);
}
