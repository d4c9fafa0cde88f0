package dev.groundwork.accounts;

import dev.groundwork.kernel.UserId;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Reads the time zones of users, by which their days begin and end. A change of the profile shows in the next read. */
public interface TimeZoneReader {

    /** Returns the zone that the user has chosen; UTC for one who is gone, or whose zone is unknown by now. */
    ZoneId of(UserId user);

    /** Returns the zone of each of these users, in one round trip for each hundred. */
    Map<UserId, ZoneId> of(List<UserId> users);
}
