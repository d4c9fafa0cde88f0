package dev.groundwork.auth.port;

import dev.groundwork.auth.domain.Handshake;
import dev.groundwork.auth.domain.SecretToken;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins with Google that were begun. */
public interface Handshakes {

    /** Keeps one until it ends or expires. */
    void keep(SecretToken state, Handshake handshake);

    /** Takes one away, whatever becomes of it: of any number of calls with one state one gets it. Nothing when it is not there or expired. */
    Optional<Handshake> take(SecretToken state, Instant now);
}
