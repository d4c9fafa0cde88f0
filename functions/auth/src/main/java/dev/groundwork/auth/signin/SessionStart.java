package dev.groundwork.auth.signin;

import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.Activity.EventItem;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.sessions.RefreshToken;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.http.Edge;
import java.time.Instant;
import java.util.Optional;

/**
 * The session that a sign-in starts.
 *
 * @param token its first refresh token, which names user and session
 * @param ended a refresh token that came with the request; its session ends with the sign-in
 * @param outcome the outcome of the sign-in in the owner's activity
 * @param origin the origin of the request
 * @param at the time of the sign-in
 */
public record SessionStart(RefreshToken token, Optional<RefreshToken> ended, String outcome, Edge origin, Instant at) {

    /** The same without the end of another session. */
    SessionStart endingNone() {
        return new SessionStart(token, Optional.empty(), outcome, origin, at);
    }

    /** The event of the sign-in. The session's own ULID also names its event. */
    Item event() {
        var ulid = token.session().value().substring("ses_".length());
        return EventItem.ofUser(token.user(), Activity.of(ulid, SecurityEvent.LOGIN_SUCCEEDED, outcome, origin, at));
    }
}
