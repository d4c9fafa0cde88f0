package dev.groundwork.http;

import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import io.micronaut.security.authentication.Authentication;

/** A caller whose token and session were checked. */
public sealed interface Caller {

    /** Returns the caller of an authentication of this product. */
    static Caller of(Authentication authentication) {
        if (authentication.getAttributes().get(LiveCallers.CALLER) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("an authentication without a caller");
    }

    /** A person with a live session. */
    record User(UserId id, SessionId session) implements Caller {}

    /** One of our own services, by its client id. */
    record Service(String clientId) implements Caller {}
}
