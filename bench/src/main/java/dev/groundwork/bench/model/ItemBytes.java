package dev.groundwork.bench.model;

/**
 * The sizes of the items of a ledger in bytes, by how many operations and entries of hosting they hold, and the units that DynamoDB takes for
 * them: one write unit for each begun KB, one unit of a consistent read for each begun 4 KB. The constants are those of real items; a test
 * compares.
 */
public final class ItemBytes {

    private static final int BALANCE = 460;
    private static final int OPERATION = 62;
    private static final int REFERENCE = 42;
    private static final int SEGMENT = 160;
    private static final int ENTRY = 216;
    private static final int WRITE_UNIT = 1024;
    private static final int READ_UNIT = 4096;

    /** The update that completes so many entries has them sealed (the ledger's interpreter). */
    private static final int ENTRIES_A_SEGMENT = 4;

    private ItemBytes() {}

    /** The balance item. */
    static int balance(int pendingOperations, int pendingEntries) {
        return BALANCE + OPERATION * pendingOperations + REFERENCE * pendingEntries;
    }

    /** A segment. */
    static int segment(int entries) {
        return SEGMENT + ENTRY * entries;
    }

    static int writeUnits(int bytes) {
        return (bytes + WRITE_UNIT - 1) / WRITE_UNIT;
    }

    static int readUnits(int bytes) {
        return (bytes + READ_UNIT - 1) / READ_UNIT;
    }

    /**
     * Write units for a day of an app in the long run, by how many apps its owner has: the debits, and the sealing of each four entries or more.
     *
     * @param apps at most as many as one operation charges
     */
    public static double dayOfApp(int apps) {
        var days = Math.max(1, ENTRIES_A_SEGMENT / apps);
        var units = 0;
        for (var day = 1; day <= days; day++) {
            units += writeUnits(balance(day, day * apps));
        }
        units += writeUnits(segment(days * apps)) + writeUnits(balance(days, days * apps));
        return (double) units / (days * apps);
    }
}
