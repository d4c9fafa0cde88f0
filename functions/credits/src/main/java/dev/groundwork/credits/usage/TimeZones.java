package dev.groundwork.credits.usage;

import dev.groundwork.kernel.UserId;
import java.time.ZoneId;

/** Where users' days begin and end. */
interface TimeZones {

    /** The zone that the user has chosen; UTC for one who is gone. */
    ZoneId of(UserId user);
}
