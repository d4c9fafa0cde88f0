package dev.groundwork.appregistry;

import dev.groundwork.kernel.UserId;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Reads the running apps, which cost credits, by their owners. */
public interface RunningAppsReader {

    /** Counts the running apps of an owner. Returns nothing when none runs. */
    OptionalInt count(UserId owner);

    /** Visits each owner once, with all running apps. Owners who come or go meanwhile may or may not be visited. */
    void forEachOwner(Consumer<OwnerApps> visit);
}
