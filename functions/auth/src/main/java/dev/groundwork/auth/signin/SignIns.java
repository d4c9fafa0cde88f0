package dev.groundwork.auth.signin;

import dev.groundwork.auth.account.Account;
import dev.groundwork.auth.account.Credential;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.PasswordHash;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.sessions.RefreshToken;
import dev.groundwork.auth.sessions.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins with a password, one at a time for each address while failures pile up. */
public interface SignIns {

    /**
     * Takes a permit for one attempt, as if it had failed already, and looks the address up: one round trip for both. Whether an account
     * exists makes no difference to what happens.
     */
    Attempt begin(EmailAddress address, Instant now);

    /**
     * The attempt succeeded: no failures count any more, the session begins and {@code ended} ends, together or not at all.
     *
     * @param rehashed the password under today's parameters, where the stored hash has others
     * @return the profile after the sign-in, nothing when the account has gone, was disabled or got another password since it was judged
     */
    Optional<Profile> succeed(
            Credential credential,
            Session session,
            RefreshToken token,
            Origin origin,
            Optional<PasswordHash> rehashed,
            Optional<RefreshToken> ended);

    /**
     * A sign-in that judged no password: the session begins and {@code ended} ends, together or not at all. The owner's activity tells it.
     *
     * @param outcome what the activity says of how it came about
     * @return false when the account is not there any more, was disabled or has changed since it was found
     */
    boolean begin(
            Account account,
            Session session,
            RefreshToken token,
            String outcome,
            Origin origin,
            Optional<RefreshToken> ended);

    /** What came of asking for an attempt. */
    sealed interface Attempt {

        /**
         * A permit was taken; the password may be judged.
         *
         * @param failures failures in a row, this attempt included
         * @param credential what the account signs in with, nothing when there is no account
         */
        record Taken(long failures, Optional<Credential> credential) implements Attempt {}

        /**
         * A wait is on; nothing may be judged.
         *
         * @param left how long it lasts yet
         */
        record Waiting(Duration left) implements Attempt {}
    }
}
