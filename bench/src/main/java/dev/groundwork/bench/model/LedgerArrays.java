package dev.groundwork.bench.model;

import dev.groundwork.ledger.model.HostedDays;
import dev.groundwork.ledger.model.LedgerLock;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.Runway;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All ledgers as the table knows them, some 200 bytes an owner: the figures of the balance items, and each operation with the app and day of each
 * of its entries. A debit that is charged twice, and a balance below zero, are violations, counted where they would be written.
 */
final class LedgerArrays {

    private static final int NONE = -1;
    private static final int DAYS_KNOWN = 64;

    final int[] given;
    final int[] available;
    final int[] seq;
    final int[] segments;
    final int[] lastOperation;
    final int[] pending;
    private final int[] day;
    private final long[] askedAt;
    private final long[] byHigh;
    private final long[] byLow;
    private final long[] lowHigh;
    private final long[] lowLow;
    private final byte[] warned;
    private final Map<Integer, HostedDays> open = new HashMap<>();
    final Map<Integer, LedgerLock> locks = new HashMap<>();

    final Chunks.Longs operationHigh = new Chunks.Longs();
    final Chunks.Longs operationLow = new Chunks.Longs();
    final Chunks.Longs operationAt = new Chunks.Longs();
    final Chunks.Ints operationBefore = new Chunks.Ints();
    final Chunks.Ints operationSegment = new Chunks.Ints();
    final Chunks.Ints firstEntry = new Chunks.Ints();
    final Chunks.Ints entryApp = new Chunks.Ints();
    final Chunks.Ints entryDay = new Chunks.Ints();
    private final long[] charged;
    private final long firstDay;
    private long violations;

    /**
     * Ledgers of owners who have paid all days before the first.
     *
     * @param firstDay the first day that is charged, in days since 1970-01-01, of the earliest zone
     */
    LedgerArrays(int owners, int apps, long firstDay) {
        given = new int[owners];
        available = new int[owners];
        seq = new int[owners];
        segments = new int[owners];
        lastOperation = new int[owners];
        pending = new int[owners];
        day = new int[owners];
        askedAt = new long[owners];
        byHigh = new long[owners];
        byLow = new long[owners];
        lowHigh = new long[owners];
        lowLow = new long[owners];
        warned = new byte[owners];
        charged = new long[apps];
        this.firstDay = firstDay;
        Arrays.fill(lastOperation, NONE);
    }

    /** Gives an owner credits, and makes the day the newest that is settled. */
    void open(int owner, int credits, long settledDay, Instant settledAt) {
        given[owner] = credits;
        available[owner] = credits;
        seq[owner] = 1;
        day[owner] = Math.toIntExact(settledDay);
        askedAt[owner] = settledAt.toEpochMilli();
        byHigh[owner] = settledAt.toEpochMilli() << Short.SIZE;
        byLow[owner] = owner + 1L;
    }

    HostedDays hosting(int owner) {
        var other = open.get(owner);
        return other != null
                ? other
                : new HostedDays(
                        day[owner],
                        Optional.empty(),
                        Instant.ofEpochMilli(askedAt[owner]),
                        Optional.of(by(owner)),
                        Map.of(),
                        Runway.Level.of(warned[owner]));
    }

    OperationKey by(int owner) {
        return new OperationKey(byHigh[owner], byLow[owner]);
    }

    /** As an update writes it: what the owner was told is left as it is. */
    void settle(int owner, HostedDays after) {
        day[owner] = Math.toIntExact(after.day());
        askedAt[owner] = after.askedAt().toEpochMilli();
        var by = after.by().orElseThrow();
        byHigh[owner] = by.high();
        byLow[owner] = by.low();
        if (after.open().isPresent()) {
            open.put(owner, withLevel(after, hosting(owner).warned()));
        } else {
            open.remove(owner);
        }
    }

    void warn(int owner, Runway.Level level) {
        warned[owner] = (byte) level.number();
        open.computeIfPresent(owner, (key, known) -> withLevel(known, level));
    }

    private static HostedDays withLevel(HostedDays days, Runway.Level level) {
        return new HostedDays(days.day(), days.upTo(), days.askedAt(), days.by(), days.unpaid(), level);
    }

    OperationKey lowWatermark(int owner) {
        return new OperationKey(lowHigh[owner], lowLow[owner]);
    }

    void lowWatermark(int owner, OperationKey key) {
        lowHigh[owner] = key.high();
        lowLow[owner] = key.low();
    }

    /** Adds an operation with no entry yet. */
    void addOperation(int owner, OperationKey key, long atMillis) {
        operationHigh.add(key.high());
        operationLow.add(key.low());
        operationAt.add(atMillis);
        operationBefore.add(lastOperation[owner]);
        operationSegment.add(0);
        firstEntry.add(entryApp.size());
        lastOperation[owner] = operationSegment.size() - 1;
        pending[owner]++;
    }

    /** Adds an entry to the newest operation of all. */
    void addEntry(int owner, int app, long epochDay) {
        entryApp.add(app);
        entryDay.add(Math.toIntExact(epochDay));
        seq[owner]++;
        available[owner]--;
        var bit = 1L << dayNumber(epochDay);
        if (epochDay < firstDay
                || epochDay >= firstDay + DAYS_KNOWN
                || (charged[app] & bit) != 0
                || available[owner] < 0) {
            violations++;
        }
        charged[app] |= bit;
    }

    OperationKey key(int operation) {
        return new OperationKey(operationHigh.get(operation), operationLow.get(operation));
    }

    int endOfEntries(int operation) {
        return operation + 1 < firstEntry.size() ? firstEntry.get(operation + 1) : entryApp.size();
    }

    /** The entries of the newest operations of an owner that no segment holds. */
    int pendingEntries(int owner) {
        var count = 0;
        var operation = lastOperation[owner];
        for (var i = 0; i < pending[owner]; i++) {
            count += endOfEntries(operation) - firstEntry.get(operation);
            operation = operationBefore.get(operation);
        }
        return count;
    }

    /** The days that an app was charged, a bit for each from the first day on. */
    long chargedDays(int app) {
        return charged[app];
    }

    /** The bit of a day in {@link #chargedDays}. */
    int dayNumber(long epochDay) {
        return Math.toIntExact(epochDay - firstDay);
    }

    long entries() {
        return entryApp.size();
    }

    long violations() {
        return violations;
    }
}
