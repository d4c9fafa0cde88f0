package dev.groundwork.auth.throttle;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.http.Edge;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts the failed sign-ins of a caller, at any address, without a round trip of its own: the permit is taken from what this process knows,
 * and the failure is counted over all processes in the write that stores it for the account's owner.
 *
 * <p>In one window no process verifies more than {@link CallerLimit#PERMITS} failing passwords of a caller, and over all processes no more than
 * that many are answered as wrong. A process learns of the others' failures by its first one above the limit, which is verified and answered as
 * one too many; from then on it verifies none.
 */
public interface FailedSignIns {

    /** Takes a permit for one attempt, or returns how long to wait for one. No round trip. */
    Admission take(Edge origin, Instant now);

    /** Returns the permit of an attempt that succeeded or was not verified: it does not count. No round trip. */
    void release(Admission.Permit permit);

    /**
     * Counts a failed attempt, and stores it under its address, whether that has an account or not. One round trip; one more for the first
     * failure after an old window.
     *
     * @param address nothing for a text that is no address, of which nothing is stored
     * @return how long the caller has to wait if others have used the permits up; nothing is stored then
     */
    Optional<Duration> failed(Admission.Permit permit, Optional<EmailAddress> address, Edge origin, Instant now);

    /** The result of asking for a permit. */
    sealed interface Admission {

        /**
         * The attempt may go on.
         *
         * @param caller whose permit it is
         * @param since the beginning of its window in this process
         */
        record Permit(CallerNetwork caller, Instant since) implements Admission {}

        /**
         * All permits of the window are taken.
         *
         * @param left the rest of the window, at most {@link CallerLimit#WINDOW}
         */
        record Over(Duration left) implements Admission {}
    }
}
