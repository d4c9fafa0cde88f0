package dev.groundwork.http;

import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;

/** A caller whose token and session were checked. */
public sealed interface Caller {

    /** The attribute of an authentication that holds its caller. */
    String ATTRIBUTE = "caller";

    /** Returns the caller of an authentication of this product. */
    static Caller of(Authentication authentication) {
        if (authentication.getAttributes().get(ATTRIBUTE) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("an authentication without a caller");
    }

    /** Returns what the framework knows of this caller. */
    default Authentication authentication(List<String> roles) {
        var name =
                switch (this) {
                    case User(var id, var session) -> id.value();
                    case Service(var clientId) -> clientId;
                };
        return Authentication.build(name, roles, Map.of(ATTRIBUTE, this));
    }

    /** A person with a live session. */
    record User(UserId id, SessionId session) implements Caller {}

    /** One of our own services, by its client id. */
    record Service(String clientId) implements Caller {}
}
