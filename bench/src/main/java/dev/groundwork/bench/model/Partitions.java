package dev.groundwork.bench.model;

import java.util.Arrays;

/**
 * The partitions of a table that is billed on demand: each takes so many units in a second and refuses what is over it
 * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html">Developer Guide</a>: 1,000 write
 * units, 3,000 read units). Seconds are counted apart; the burst capacity that DynamoDB keeps of unused seconds is left out.
 */
final class Partitions {

    static final double MAX_WRITE_UNITS = 1_000;
    static final double MAX_READ_UNITS = 3_000;

    private static final long SECOND = 1_000_000;

    private final double limit;
    private final long[] second;
    private final double[] used;
    private final double[] busiest;
    private double total;
    private long refusals;

    /**
     * @param count of the partitions
     * @param limit units of one in a second
     */
    Partitions(int count, double limit) {
        this.limit = limit;
        this.second = new long[count];
        this.used = new double[count];
        this.busiest = new double[count];
    }

    /** Takes units at a virtual time in microseconds, if the partition of this hash has them; otherwise nothing is taken. */
    boolean take(long hash, double units, long now) {
        var partition = (int) Long.remainderUnsigned(mix(hash), used.length);
        var at = now / SECOND;
        if (second[partition] != at) {
            second[partition] = at;
            used[partition] = 0;
        }
        if (used[partition] + units > limit) {
            refusals++;
            return false;
        }
        used[partition] += units;
        total += units;
        busiest[partition] = Math.max(busiest[partition], used[partition]);
        return true;
    }

    /** All units that were taken. */
    double total() {
        return total;
    }

    /** Returns the number of refusals. */
    long refusals() {
        return refusals;
    }

    /** The most that any partition gave in a second. */
    double hottest() {
        return Arrays.stream(busiest).max().orElse(0);
    }

    /** Spreads numbers as a hash of keys does (the finalizer of SplitMix64). */
    private static long mix(long value) {
        var mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
