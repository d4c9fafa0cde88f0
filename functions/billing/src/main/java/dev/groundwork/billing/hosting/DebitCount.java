package dev.groundwork.billing.hosting;

import java.util.List;

/**
 * The result of charging some owners.
 *
 * @param owners how many owners had running apps
 * @param apps how many running apps they had
 * @param charged how many days of apps were charged
 * @param suspended how many apps were suspended
 * @param failed how many owners could not be charged; they are tried again
 */
record DebitCount(long owners, long apps, long charged, long suspended, long failed) {

    /** Nothing was done. */
    static final DebitCount NOTHING = new DebitCount(0, 0, 0, 0, 0);

    /** Returns both together. */
    DebitCount and(DebitCount other) {
        return new DebitCount(
                owners + other.owners,
                apps + other.apps,
                charged + other.charged,
                suspended + other.suspended,
                failed + other.failed);
    }

    /** Returns all together. */
    static DebitCount of(List<DebitCount> counts) {
        return counts.stream().reduce(NOTHING, DebitCount::and);
    }
}
