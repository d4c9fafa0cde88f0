package dev.groundwork.ledger.adapter;

/** How somebody who waits lets time pass. */
@FunctionalInterface
interface Pause {

    /** Returns after so many milliseconds. */
    void millis(long count);
}
