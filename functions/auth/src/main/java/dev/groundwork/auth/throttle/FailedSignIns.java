package dev.groundwork.auth.throttle;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.activity.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts the sign-ins at which a caller fails, for whichever addresses, without a round trip of its own: the permit is taken from what this
 * process knows, and the failure is counted over all processes in the write that keeps it for the account's owner.
 *
 * <p>Guaranteed: in one window no process judges more than {@link CallerLimit#PERMITS} failing passwords of a caller, and over all processes no
 * more than that many are answered as wrong. A process that learns of the others' failures does so by its first one above the limit, which is
 * judged and answered as one too many; from then on it judges none.
 */
public interface FailedSignIns {

    /** Takes a permit for one attempt, or tells how long none is to be had. No round trip. */
    Admission take(CallerNetwork caller, Instant now);

    /** The attempt succeeded or was not judged: it does not count. No round trip. */
    void release(Admission.Permit permit);

    /**
     * The attempt failed: counts it, and keeps it under its address, whether that has an account or not. One round trip; one more for the first
     * failure after an old window.
     *
     * @param address nothing for what is no address, of which nothing is kept
     * @return how long the caller has to wait when the permits were used up elsewhere; nothing is kept then
     */
    Optional<Duration> failed(Admission.Permit permit, Optional<EmailAddress> address, Origin origin, Instant now);

    /** What came of asking for a permit. */
    sealed interface Admission {

        /**
         * A permit was taken.
         *
         * @param caller whose
         * @param since the beginning of its window in this process
         */
        record Permit(CallerNetwork caller, Instant since) implements Admission {}

        /**
         * All permits of the window are taken.
         *
         * @param left how long the window lasts yet, at most {@link CallerLimit#WINDOW}
         */
        record Over(Duration left) implements Admission {}
    }
}
