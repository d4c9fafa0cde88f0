package dev.groundwork.payments.sweep;

import dev.groundwork.payments.sweep.StripeHistory.Position;

/** The positions at which sweeps stopped because their time was over: the next one goes on from there. */
interface SweepPositions {

    /** Returns where a list goes on; its beginning where the sweep before was complete. */
    Position find(SweptList list);

    /** Notes where a list goes on. */
    void note(SweptList list, Position position);

    /** The lists that a sweep goes through. */
    enum SweptList {
        EVENTS,
        SESSIONS
    }
}
