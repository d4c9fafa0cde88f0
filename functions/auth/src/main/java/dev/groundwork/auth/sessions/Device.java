package dev.groundwork.auth.sessions;

import dev.groundwork.kernel.SessionId;
import java.time.Instant;

/**
 * A signed-in device as its owner sees it.
 *
 * @param session its session
 * @param ip the address that it last signed in or refreshed from
 * @param userAgent the name that it gives itself
 * @param createdAt when it was signed in
 * @param lastUsedAt when it last signed in or refreshed
 */
public record Device(SessionId session, String ip, String userAgent, Instant createdAt, Instant lastUsedAt) {}
