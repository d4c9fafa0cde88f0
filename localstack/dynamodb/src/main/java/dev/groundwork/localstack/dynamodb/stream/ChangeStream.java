package dev.groundwork.localstack.dynamodb.stream;

import dev.groundwork.localstack.dynamodb.table.KeySchema;
import dev.groundwork.localstack.dynamodb.table.StreamView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The changes of one table, oldest first, in one shard; kept for a day and up to a limit of records. Safe for any number of threads. */
public final class ChangeStream {

    /** The time for which a record is kept (developer guide, "Change data capture for DynamoDB Streams"). */
    public static final Duration KEPT_FOR = Duration.ofHours(24);

    /** The most records that are kept. */
    public static final int MAX_KEPT = 1_000_000;

    private final String table;
    private final String arn;
    private final String label;
    private final Instant createdAt;
    private final KeySchema keys;
    private final StreamView view;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final NavigableMap<Long, StreamRecord> records = new TreeMap<>();
    private long newest;
    private long trimmed;
    private boolean closed;

    public ChangeStream(String table, String arn, String label, Instant createdAt, KeySchema keys, StreamView view) {
        this.table = table;
        this.arn = arn;
        this.label = label;
        this.createdAt = createdAt;
        this.keys = keys;
        this.view = view;
    }

    void append(StreamRecord record) {
        lock.lock();
        try {
            records.put(record.sequence(), record);
            newest = record.sequence();
            trim(record.at());
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes over where a snapshot left off, before its records. Before anyone else uses this. */
    public void restore(long trimmedUpTo, long newestEver, boolean isClosed) {
        trimmed = trimmedUpTo;
        newest = newestEver;
        closed = isClosed;
    }

    /** Takes over a record from a snapshot. Before anyone else uses this. */
    public void restore(StreamRecord record) {
        records.put(record.sequence(), record);
    }

    private void trim(Instant now) {
        var horizon = now.minus(KEPT_FOR);
        while (!records.isEmpty()
                && (records.size() > MAX_KEPT
                        || records.firstEntry().getValue().at().isBefore(horizon))) {
            trimmed = records.pollFirstEntry().getKey();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Up to so many records behind a sequence, oldest first. */
    public List<StreamRecord> after(long sequence, int max) {
        lock.lock();
        try {
            return found(sequence, max);
        } finally {
            lock.unlock();
        }
    }

    /** The same, but waits until there is one, for as long as the timeout says. */
    public List<StreamRecord> await(long sequence, int max, Duration timeout) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = timeout.toNanos();
            while (newest <= sequence && left > 0 && !closed) {
                left = grown.awaitNanos(left);
            }
            return found(sequence, max);
        } finally {
            lock.unlock();
        }
    }

    private List<StreamRecord> found(long sequence, int max) {
        return records.tailMap(sequence, false).values().stream().limit(max).toList();
    }

    /** The sequence of the newest record, 0 where there never was one. */
    public long newest() {
        lock.lock();
        try {
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /** The sequence of the newest record that is no longer kept, 0 where all are. */
    public long trimmed() {
        lock.lock();
        try {
            return trimmed;
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether nothing will be added and everything has been kept long enough. */
    boolean isOver(Instant now) {
        lock.lock();
        try {
            trim(now);
            return closed && records.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether nothing will be added. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the table of the stream. */
    public String table() {
        return table;
    }

    /** Names it. */
    public String arn() {
        return arn;
    }

    /** Names it within the table. */
    public String label() {
        return label;
    }

    /** Returns the time at which the stream was enabled. */
    public Instant createdAt() {
        return createdAt;
    }

    /** The table's key. */
    public KeySchema keys() {
        return keys;
    }

    /** Returns the images that its records show. */
    public StreamView view() {
        return view;
    }
}
