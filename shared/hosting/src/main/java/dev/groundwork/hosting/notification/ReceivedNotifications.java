package dev.groundwork.hosting.notification;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import java.time.Duration;
import java.time.Instant;

/** Remembers the notifications that were handled. */
interface ReceivedNotifications {

    /** The time for which one is remembered: longer than providers repeat one (Render: about 33 hours). */
    Duration REMEMBERED_FOR = Duration.ofDays(3);

    /** Returns true if the notification was handled less than {@link #REMEMBERED_FOR} ago. */
    boolean isKnown(ProviderName provider, String id, Instant now);

    /** Remembers a notification. */
    void remember(ProviderName provider, String id, Instant now);
}
