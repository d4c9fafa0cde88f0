package dev.groundwork.auth.activity;

import dev.groundwork.http.Edge;
import java.time.Duration;
import java.time.Instant;

/**
 * One event of an account, for its owner.
 *
 * @param id a ULID, which orders the events by time
 * @param event the name of the event, as in the security log
 * @param outcome how it ended
 * @param createdAt when it happened
 * @param ip the caller's address
 * @param userAgent the name that the caller gave itself, empty if it gave none
 */
public record Activity(String id, String event, String outcome, Instant createdAt, String ip, String userAgent) {

    /** The time for which an event is stored. */
    public static final Duration LIFE = Duration.ofDays(90);

    /** An event that happens now. */
    public static Activity of(String id, SecurityEvent event, String outcome, Edge origin, Instant now) {
        return new Activity(id, event.text(), outcome, now, origin.sourceIp(), origin.userAgent());
    }

    /** Returns true if the event is older than {@link #LIFE}. */
    public boolean isExpired(Instant now) {
        return !createdAt.plus(LIFE).isAfter(now);
    }
}
