package dev.groundwork.auth.activity;

import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

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

    /** A security event as attributes, in its user's partition or in that of the address it was tried at. Its id is in its key. */
    public static final class EventItem {

        private EventItem() {}

        public static Item ofUser(UserId user, Activity activity) {
            return at(AccountsTable.event(user, activity.id()), activity);
        }

        public static Item ofAddress(String addressHash, Activity activity) {
            return at(AccountsTable.attempt(addressHash, activity.id()), activity);
        }

        private static Item at(Key key, Activity activity) {
            return Item.at(key)
                    .set("event", activity.event())
                    .set("outcome", activity.outcome())
                    .set("createdAt", activity.createdAt())
                    .set("ip", activity.ip())
                    .set("userAgent", activity.userAgent())
                    .expires(activity.createdAt().plus(Activity.LIFE))
                    .build();
        }

        static Activity read(Item item) {
            var sk = item.string(Key.SK);
            return new Activity(
                    sk.substring(sk.indexOf('#') + 1),
                    item.string("event"),
                    item.string("outcome"),
                    item.instant("createdAt"),
                    item.string("ip"),
                    item.string("userAgent"));
        }
    }

    /** The events of the security log. */
    public enum SecurityEvent {
        REGISTER,
        EMAIL_VERIFIED,
        LOGIN_SUCCEEDED,
        LOGIN_FAILED,
        LOGIN_LOCKED,
        TOKEN_REFRESHED,
        REFRESH_REUSED,
        LOGGED_OUT,
        PASSWORD_RESET_REQUESTED,
        PASSWORD_RESET,
        PASSWORD_CHANGED,
        SESSION_REVOKED,
        ACCOUNT_DELETED,
        ACCOUNT_DISABLED,
        GOOGLE_LINKED;

        /** The event's name in a log line. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
