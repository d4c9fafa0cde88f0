package dev.groundwork.auth.secrets;

import java.time.Instant;

/** Signing keys, and their published parts. */
interface SigningKeys {

    /** Makes a new private key as a JWK, with a unique key id. */
    String generate();

    /** Publishes the public part, so that every function and {@code jwks.json} has it before the first token is signed with it. */
    void publish(String privateJwk);

    /** Retires the public part of an older key at {@code at}, when the last token signed with it has expired. */
    void retire(String privateJwk, Instant at);
}
