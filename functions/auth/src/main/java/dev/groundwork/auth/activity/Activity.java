package dev.groundwork.auth.activity;

import java.time.Duration;
import java.time.Instant;

/**
 * One line of what happened to an account, for its owner.
 *
 * @param id a ULID: permits it in time among the others
 * @param event what, by the name that the security log has for it
 * @param outcome how it ended
 * @param createdAt when
 * @param ip from where
 * @param userAgent what the caller called itself, empty when it did not
 */
public record Activity(String id, String event, String outcome, Instant createdAt, String ip, String userAgent) {

    /** How long a line is kept. */
    public static final Duration LIFE = Duration.ofDays(90);

    /** What happens now. */
    public static Activity of(String id, SecurityEvent event, String outcome, Origin origin, Instant now) {
        return new Activity(id, event.text(), outcome, now, origin.ip(), origin.userAgent());
    }

    /** Whether its time is over. */
    public boolean isOver(Instant now) {
        return !createdAt.plus(LIFE).isAfter(now);
    }
}
