package dev.groundwork.auth.google;

import dev.groundwork.auth.tokens.SecretToken;
import java.time.Instant;
import java.util.Optional;

/** Started sign-ins with Google, by the state that went there. */
interface OAuthStates {

    /** Stores one until it is taken or expires. */
    void store(SecretToken state, OAuthState started);

    /** Removes one and returns it: of any number of calls with one state one gets it. Nothing if it is not there or expired. */
    Optional<OAuthState> take(SecretToken state, Instant now);
}
