package dev.groundwork.auth.signin;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.StoredAccount;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.sessions.RefreshToken;
import dev.groundwork.auth.throttle.AttemptPermits.AttemptInFlight;
import dev.groundwork.auth.throttle.FailedSignIns.Admission;
import dev.groundwork.auth.throttle.Throttle;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sign-ins as they are stored: attempts, counted for each address, and the sessions that begin. An attempt is in flight from its permit to its
 * result; one without a result in {@link Throttle#LEASE} counts as a failure.
 */
public interface SignIns {

    /**
     * Takes a permit for one attempt and looks the address up: one round trip for both. Whether an account exists makes no difference to what
     * happens. Where other attempts in flight have all permits it waits for their results, four seconds at most.
     */
    Attempt attempt(EmailAddress address);

    /**
     * Ends a successful attempt: the failures are cleared, the session starts and the other one ends, together or not at all.
     *
     * @param account the account as its password was verified
     * @param rehashed the password under today's parameters, if the stored hash has others
     */
    Success succeed(
            AttemptInFlight attempt, StoredAccount account, Optional<PasswordHash> rehashed, SessionStart start);

    /**
     * Ends a successful attempt that starts no session: the failures are cleared.
     *
     * @return false if the attempt has outlived its permit; its result must not be told
     */
    boolean confirm(AttemptInFlight attempt);

    /** Ends a failed attempt: it is counted for its address and its caller, and stored for the account's owner, together or not at all. */
    Failure fail(AttemptInFlight attempt, Admission.Permit caller, Edge origin);

    /** Ends a failed attempt that is counted for its address alone. */
    Failure fail(AttemptInFlight attempt);

    /**
     * Signs in without a password: the session starts and the other one ends, together or not at all. Failures of the address count on: they
     * guard its password.
     *
     * @return false if the account is not there any more, was disabled or has changed since it was found
     */
    boolean signInWithoutPassword(StoredAccount account, SessionStart start);

    /** The result of asking for a permit. */
    sealed interface Attempt permits Attempt.Permit, Waiting, Undecided {

        /**
         * A password may be verified.
         *
         * @param attempt the attempt that has begun; it ends with a call of {@link #succeed}, {@link #confirm} or {@link #fail}
         * @param account the account of the address, nothing if there is none or it has no password
         */
        record Permit(AttemptInFlight attempt, Optional<StoredAccount> account) implements Attempt {}
    }

    /** The end of an attempt with the right password. */
    sealed interface Success permits Success.Started, Success.AccountChanged, Undecided {

        /** The session has started; the profile is the one after the sign-in. */
        record Started(Profile profile) implements Success {}

        /** The account has gone, was disabled or got another password since. The attempt is still to be ended as a failure. */
        record AccountChanged() implements Success {}
    }

    /** The end of an attempt with a wrong password. */
    sealed interface Failure permits Failure.WrongPassword, Waiting, Failure.TooManyFailures, Undecided {

        /**
         * The failure is answered as such.
         *
         * @param startsWait whether it is the one that starts a wait
         */
        record WrongPassword(boolean startsWait) implements Failure {}

        /**
         * The caller has failed too often, at any address.
         *
         * @param left how long it has to wait
         */
        record TooManyFailures(Duration left) implements Failure, SignIn.Outcome {}
    }

    /**
     * There were too many failed sign-ins in a row at this address; no password is verified until the wait is over.
     *
     * @param left the rest of the wait
     */
    record Waiting(Duration left) implements Attempt, Failure, SignIn.Outcome, ConfirmPassword.NotConfirmed {}

    /** Nothing is told of the password: other attempts had all permits for too long, or this one has outlived its own. */
    record Undecided() implements Attempt, Success, Failure, SignIn.Outcome, ConfirmPassword.NotConfirmed {

        private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

        /** The problem of a request whose result is not told, with the time after which to try again. */
        public Problem problem() {
            return Problem.of(ProblemCode.TEMPORARILY_UNAVAILABLE, "Too many requests for this address came at once.")
                    .retryAfter(RETRY_AFTER);
        }
    }

    /**
     * The session that a sign-in starts.
     *
     * @param token its first refresh token, which names user and session
     * @param ended a refresh token that came with the request; its session ends with the sign-in
     * @param outcome the outcome of the sign-in in the owner's activity
     * @param origin the origin of the request
     * @param at the time of the sign-in
     */
    record SessionStart(RefreshToken token, Optional<RefreshToken> ended, String outcome, Edge origin, Instant at) {

        /** The same without the end of another session. */
        SessionStart endingNone() {
            return new SessionStart(token, Optional.empty(), outcome, origin, at);
        }

        /** The event of the sign-in. The session's own ULID also names its event. */
        Activity event() {
            var ulid = token.session().value().substring("ses_".length());
            return Activity.of(ulid, SecurityEvent.LOGIN_SUCCEEDED, outcome, origin, at);
        }
    }
}
