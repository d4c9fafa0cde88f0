package dev.groundwork.auth.secrets;

import java.time.Instant;

/** Signing keys as the rest of the world sees them. */
interface SigningKeys {

    /** A fresh private key as a JWK, with a key id that names nothing else. */
    String generate();

    /** Publishes the public part, so that every function and {@code jwks.json} knows it before the first token is signed with it. */
    void publish(String privateJwk);

    /** The public part of an older key goes after {@code at}, when the last token signed with it has expired. */
    void retire(String privateJwk, Instant at);
}
