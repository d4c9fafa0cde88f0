package dev.groundwork.auth.google;

import dev.groundwork.auth.tokens.SecretToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Started sign-ins with Google, by the state that went there. */
interface OAuthStates {

    /** Stores one until it is taken or expires. */
    void store(SecretToken state, OAuthState started);

    /** Removes one and returns it: of any number of calls with one state one gets it. Nothing if it is not there or expired. */
    Optional<OAuthState> take(SecretToken state, Instant now);

    /**
     * A sign-in with Google that a browser has started and may finish once.
     *
     * @param returnTo the page that the browser goes to afterwards
     * @param expiresAt when it is too late to finish
     */
    record OAuthState(ReturnTo returnTo, Instant expiresAt) {

        /** The time that a person has for it, including the time at Google. */
        static final Duration LIFE = Duration.ofMinutes(10);

        /** A sign-in that starts now. */
        static OAuthState start(ReturnTo returnTo, Instant now) {
            return new OAuthState(returnTo, now.plus(LIFE));
        }
    }
}
