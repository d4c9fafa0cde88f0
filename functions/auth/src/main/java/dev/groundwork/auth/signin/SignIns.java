package dev.groundwork.auth.signin;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.StoredAccount;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.sessions.RefreshToken;
import dev.groundwork.http.Edge;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins as they are stored: attempts, counted for each address, and the sessions that begin. */
public interface SignIns {

    /**
     * Takes a permit for one attempt, counted as a failure until it succeeds, and looks the address up: one round trip for both. Whether an
     * account exists makes no difference to what happens.
     */
    Attempt attempt(EmailAddress address, Instant now);

    /**
     * Ends a successful attempt: the failures are cleared, the session starts and the other one ends, together or not at all.
     *
     * @param account the account as its password was verified
     * @param rehashed the password under today's parameters, if the stored hash has others
     * @return the profile after the sign-in, or nothing if the account has gone, was disabled or got another password since
     */
    Optional<Profile> succeed(StoredAccount account, Optional<PasswordHash> rehashed, SessionStart start);

    /**
     * Signs in without a password: the session starts and the other one ends, together or not at all. Failures of the address count on: they
     * guard its password.
     *
     * @return false if the account is not there any more, was disabled or has changed since it was found
     */
    boolean signInWithoutPassword(StoredAccount account, SessionStart start);

    /** The result of asking for a permit. */
    sealed interface Attempt permits Attempt.Permit, Waiting {

        /**
         * A password may be verified.
         *
         * @param failures failures in a row, this attempt included
         * @param account the account of the address, nothing if there is none or it has no password
         */
        record Permit(long failures, Optional<StoredAccount> account) implements Attempt {}
    }

    /**
     * There were too many failed sign-ins in a row at this address; no password is verified until the wait is over.
     *
     * @param left the rest of the wait
     */
    record Waiting(Duration left) implements Attempt, SignIn.Outcome, ConfirmPassword.NotConfirmed {}

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
