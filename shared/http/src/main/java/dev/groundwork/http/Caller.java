package dev.groundwork.http;

import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;

/** Who calls, after token and session were checked. */
public sealed interface Caller {

    /** A person with a live session. */
    record User(UserId id, SessionId session) implements Caller {}

    /** One of our own services, by its client id. */
    record Service(String clientId) implements Caller {}
}
