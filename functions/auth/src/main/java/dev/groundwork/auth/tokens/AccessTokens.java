package dev.groundwork.auth.tokens;

import dev.groundwork.kernel.Scope;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Signs access tokens (RFC 9068). Nothing personal stands in them. */
public interface AccessTokens {

    /** A token for a person's session. */
    String forUser(UserId user, SessionId session, Instant now, Duration life);

    /** A token for one of our services. */
    String forService(String clientId, Set<Scope> scopes, Instant now, Duration life);
}
