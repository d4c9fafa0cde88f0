package dev.groundwork.auth.usecase;

import dev.groundwork.auth.port.Departures;
import dev.groundwork.auth.port.OwnedApps;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;

/**
 * Removes what remains of a deleted account: its activity, then its apps, and last the departure itself. The table's stream brings each
 * departure here until all of it is done, so a crash anywhere costs time only; a repetition finds nothing left.
 *
 * <p>The removal of the apps closes their owner, so that a request that was let in just before the deletion creates no app behind it.
 */
@Singleton
public final class RemoveDeparted {

    private final Departures departures;
    private final OwnedApps apps;

    RemoveDeparted(Departures departures, OwnedApps apps) {
        this.departures = departures;
        this.apps = apps;
    }

    /** Removes; does nothing for who has not left or is removed already. */
    public void remove(UserId user) {
        departures.find(user).ifPresent(departure -> {
            departures.clear(departure);
            apps.removeAll(user);
            departures.complete(departure);
        });
    }
}
