package dev.groundwork.auth.throttle;

import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
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

    /** The problem of a caller who is over a {@link CallerLimit}. */
    public static final class TooManyRequests {

        private TooManyRequests() {}

        /** Returns the problem, with the time to wait. */
        public static Problem problem(Duration left) {
            return Problem.of(
                            ProblemCode.TOO_MANY_REQUESTS,
                            "There were too many requests from your network. Wait a little.")
                    .retryAfter(left);
        }
    }
}
