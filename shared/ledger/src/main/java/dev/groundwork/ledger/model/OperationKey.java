package dev.groundwork.ledger.model;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Random;

/**
 * Names one operation in a user's ledger: 48 bits of milliseconds since 1970, then 80 bits that nothing else has. Keys compare as their 16
 * bytes do in DynamoDB, so the time decides first.
 *
 * @param high the time and the first two of the ten bytes
 * @param low the other eight
 */
public record OperationKey(long high, long low) implements Comparable<OperationKey> {

    /** Below every key that is used. */
    public static final OperationKey LOWEST = new OperationKey(0, 0);

    /** Length in bytes. */
    public static final int BYTES = 16;

    private static final int TIME_SHIFT = 16;
    private static final Comparator<OperationKey> ORDER = Comparator.comparing(
                    OperationKey::high, Long::compareUnsigned)
            .thenComparing(OperationKey::low, Long::compareUnsigned);

    /** The key of this time whose other bytes are the first ten of {@code rest}. */
    public static OperationKey at(long millis, byte[] rest) {
        var bytes = ByteBuffer.wrap(rest);
        return new OperationKey(millis << TIME_SHIFT | Short.toUnsignedLong(bytes.getShort()), bytes.getLong());
    }

    /** The key that {@link #bytes()} has spelled. */
    public static OperationKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("an operation key has " + BYTES + " bytes");
        }
        var buffer = ByteBuffer.wrap(bytes);
        return new OperationKey(buffer.getLong(), buffer.getLong());
    }

    /** The key that {@link #text()} has spelled. */
    public static OperationKey of(String text) {
        return of(Base64.getUrlDecoder().decode(text));
    }

    /** The 16 bytes. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** The bytes as 22 characters. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    /** The time in it, in milliseconds since 1970. */
    public long millis() {
        return high >>> TIME_SHIFT;
    }

    @Override
    public int compareTo(OperationKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text();
    }

    /**
     * Makes keys that nobody has used.
     *
     * @param random makes all of a key but its time
     */
    public record Generator(Random random) {

        private static final int RANDOM_BYTES = 10;

        /** Returns a key of this time. */
        public OperationKey next(Instant now) {
            return next(now.toEpochMilli());
        }

        /** Returns a key above all that the account has sealed. */
        public OperationKey above(LedgerAccount account, Instant now) {
            var segments = account.segments();
            var passed = Math.max(
                    segments.lowWatermark().millis(), segments.highWatermark().millis());
            return next(Math.max(now.toEpochMilli(), passed + 1));
        }

        private OperationKey next(long millis) {
            var rest = new byte[RANDOM_BYTES];
            random.nextBytes(rest);
            return OperationKey.at(millis, rest);
        }
    }
}
