package dev.groundwork.auth.throttle;

import java.time.Duration;

/**
 * The waits after failed sign-ins in a row (ASVS 5.0 6.3.1): the first nine cost nothing, from the tenth on each is followed by a
 * wait of 60, 120, 240, 480, then 900 seconds. An address without an account is treated alike.
 */
public final class Throttle {

    /** Failures in a row that are still answered as a wrong password. */
    public static final int FREE_FAILURES = 10;

    /**
     * The time for which an attempt is in flight at most; one that has not ended by then counts as a failure. Longer than an invocation of the
     * function lives (29 s), so only an attempt whose process has died is taken for one.
     */
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** Failures are forgotten after this long without another, for every address alike. */
    public static final Duration MEMORY = Duration.ofDays(1);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 4;

    private Throttle() {}

    /** Returns the wait that the {@code failures}th failure in a row starts; zero if it starts none. */
    public static Duration waitAfter(long failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        var doublings = failures - FREE_FAILURES;
        var wait = doublings >= DOUBLINGS ? LONGEST_WAIT : FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** Returns true if the {@code failures}th failure is answered with its wait instead of as a wrong password. */
    public static boolean isAnsweredAsWait(long failures) {
        return failures > FREE_FAILURES;
    }
}
