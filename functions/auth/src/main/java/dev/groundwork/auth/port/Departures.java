package dev.groundwork.auth.port;

import dev.groundwork.auth.domain.Departure;
import dev.groundwork.kernel.UserId;
import java.util.Optional;

/** What remains of deleted accounts until all of it is removed. Every step is harmless when repeated. */
public interface Departures {

    /** The departure of a user, or nothing when there was none or it is complete. */
    Optional<Departure> find(UserId user);

    /** Removes what still stands of the account: its activity, and what was tried at its address. Small pieces; a crash leaves the rest. */
    void clear(Departure departure);

    /** Nothing remains: the departure is forgotten too. */
    void complete(Departure departure);
}
