package dev.groundwork.ledger.store;

/** How somebody who waits lets time pass. */
@FunctionalInterface
interface Pause {

    /** Returns after so many milliseconds. */
    void millis(long count);
}
