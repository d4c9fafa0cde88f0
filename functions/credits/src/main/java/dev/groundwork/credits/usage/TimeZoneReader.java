package dev.groundwork.credits.usage;

import dev.groundwork.kernel.UserId;
import java.time.ZoneId;

/** The time zones of users. */
interface TimeZoneReader {

    /** The zone that the user has chosen; UTC for one who is gone. */
    ZoneId of(UserId user);
}
