package dev.groundwork.auth.sessions;

import dev.groundwork.auth.account.ProfileReader;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.sessions.RefreshToken.SignedIn;
import dev.groundwork.auth.tokens.AccessTokens;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Exchanges a refresh token for the next one (RFC 9700 section 4.14.2). Tabs that race with the same token all get the current one; a token
 * that was replaced longer ago than the grace ends the session.
 */
@Singleton
final class RotateSession {

    private final Sessions sessions;
    private final ProfileReader profiles;
    private final AccessTokens tokens;
    private final SecurityLog log;
    private final Lifetimes lifetimes;
    private final ProductClock clock;
    private final SecureRandom random;

    RotateSession(
            Sessions sessions,
            ProfileReader profiles,
            AccessTokens tokens,
            SecurityLog log,
            Lifetimes lifetimes,
            ProductClock clock,
            SecureRandom random) {
        this.sessions = sessions;
        this.profiles = profiles;
        this.tokens = tokens;
        this.log = log;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.random = random;
    }

    /** Returns the device's new tokens, or nothing if the presented token does not open a session any more. */
    Optional<SignedIn> rotate(RefreshToken presented, Edge origin) {
        var next = presented.next(random);
        return switch (sessions.rotate(presented, next, origin, clock.instant())) {
            case Sessions.Rotation.Rotated() -> signedIn(next, "rotated", origin);
            case Sessions.Rotation.Replaced(var current) -> signedIn(current, "replaced", origin);
            case Sessions.Rotation.Reused() -> {
                log.record(SecurityEvent.REFRESH_REUSED, "session_ended", Optional.of(presented.user()), origin);
                yield Optional.empty();
            }
            case Sessions.Rotation.Ended() -> Optional.empty();
        };
    }

    /** The profile is read after the rotation, so that the answer shows the account as it is now. Nothing if the account was deleted meanwhile. */
    private Optional<SignedIn> signedIn(RefreshToken refresh, String outcome, Edge origin) {
        return profiles.find(refresh.user()).map(profile -> {
            log.writeLine(SecurityEvent.TOKEN_REFRESHED, outcome, Optional.of(refresh.user()), origin);
            var access = tokens.forUser(refresh.user(), refresh.session(), clock.instant(), lifetimes.access());
            return new SignedIn(access, lifetimes.access(), refresh, lifetimes.refreshIdle(), profile);
        });
    }
}
