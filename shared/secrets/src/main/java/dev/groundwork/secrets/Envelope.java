package dev.groundwork.secrets;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A sealed value with the sealed key that opens it, as {@link EnvelopeSeal} makes it: one byte 1, the version of the product's key in four bytes, the
 * sealed key of the value (60 bytes), the sealed value (28 bytes more than the value in UTF-8).
 */
public final class Envelope {

    /** The bytes that an envelope takes beside its value. */
    public static final int OVERHEAD = 93;

    private static final byte FORMAT = 1;
    private static final int HEADER = 1 + Integer.BYTES;
    private static final int SEALED_KEY = 60;

    private final byte[] bytes;

    /** Takes an envelope as it was stored. */
    public Envelope(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    static Envelope of(byte[] header, byte[] sealedKey, byte[] sealedValue) {
        return new Envelope(ByteBuffer.allocate(header.length + sealedKey.length + sealedValue.length)
                .put(header)
                .put(sealedKey)
                .put(sealedValue)
                .array());
    }

    static byte[] header(int version) {
        return ByteBuffer.allocate(HEADER).put(FORMAT).putInt(version).array();
    }

    /** Returns the bytes to store. */
    public byte[] bytes() {
        return bytes.clone();
    }

    boolean isComplete() {
        return bytes.length >= OVERHEAD && bytes[0] == FORMAT;
    }

    int version() {
        return ByteBuffer.wrap(bytes).getInt(1);
    }

    byte[] header() {
        return Arrays.copyOf(bytes, HEADER);
    }

    byte[] sealedKey() {
        return Arrays.copyOfRange(bytes, HEADER, HEADER + SEALED_KEY);
    }

    byte[] sealedValue() {
        return Arrays.copyOfRange(bytes, HEADER + SEALED_KEY, bytes.length);
    }
}
