package dev.groundwork.bench.model;

import java.util.function.Supplier;

/** The way of a call to the table: it takes time, a partition may refuse it, its answer may be lost, its process may end. */
interface Calls {

    /**
     * Makes a call that reads.
     *
     * @param hash of the item's partition key
     * @param units that it takes
     */
    <T> T read(long hash, double units, Supplier<T> effect);

    /** Makes a call that writes; where its answer is lost it is sent again, as the SDK does. */
    <T> T write(long hash, double units, Supplier<T> effect);

    /** The process of a call has ended: nothing that it runs goes on. */
    final class ProcessEndedException extends RuntimeException {
        ProcessEndedException() {
            super("the process has ended", null, false, false);
        }
    }

    /** The partition refused for longer than the SDK tries. */
    final class ThrottledException extends RuntimeException {
        ThrottledException() {
            super("throttled", null, false, false);
        }
    }
}
