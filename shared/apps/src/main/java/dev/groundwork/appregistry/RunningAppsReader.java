package dev.groundwork.appregistry;

import dev.groundwork.kernel.UserId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the running apps, which cost credits, by their owners. Owners are spread over shards; all running apps of an owner stand in one of
 * them, side by side.
 */
public interface RunningAppsReader {

    /** Counts the running apps of an owner. Returns nothing when none runs. */
    OptionalInt count(UserId owner);

    /** Returns all running apps of an owner, oldest first; none where none runs. */
    OwnerApps of(UserId owner);

    /** Returns the number of shards, which are numbered from 0 on. */
    int shards();

    /**
     * Reads a page of a shard, in the order of its owners. An owner is on one page only, with all running apps. Owners who come or go
     * meanwhile may or may not be on a page.
     *
     * @param shard the number of the shard
     * @param apps the most apps of a page, unless its first owner alone has more
     * @param after the last owner of the page before, nothing for the first page
     * @return the page, whose {@link RegistryPage#next} is its last owner's id
     */
    RegistryPage<OwnerApps> page(int shard, int apps, Optional<UserId> after);
}
