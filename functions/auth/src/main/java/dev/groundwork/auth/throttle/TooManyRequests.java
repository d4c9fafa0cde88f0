package dev.groundwork.auth.throttle;

import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import java.time.Duration;

/** The problem of a caller who is over a {@link CallerLimit}. */
public final class TooManyRequests {

    private TooManyRequests() {}

    /** Returns the problem, with the time to wait. */
    public static Problem problem(Duration left) {
        return Problem.of(
                        ProblemCode.TOO_MANY_REQUESTS, "There were too many requests from your network. Wait a little.")
                .retryAfter(left);
    }
}
