package dev.groundwork.localstack.dynamodb.value;

import java.util.Arrays;
import java.util.Base64;

/** Immutable bytes, equal by content, ordered as unsigned. */
public final class Bytes implements Comparable<Bytes> {

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /**
     * The bytes of a Base64 text.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Bytes ofBase64(String text) {
        return new Bytes(Base64.getDecoder().decode(text));
    }

    /** The same bytes; the array may be changed afterwards. */
    public static Bytes copyOf(byte[] content) {
        return new Bytes(content.clone());
    }

    /** Returns a copy. */
    public byte[] toByteArray() {
        return content.clone();
    }

    /** Returns how many there are. */
    public int length() {
        return content.length;
    }

    /** As Base64 with padding. */
    public String base64() {
        return Base64.getEncoder().encodeToString(content);
    }

    /** Tells whether these begin with the others. */
    public boolean startsWith(Bytes prefix) {
        int n = prefix.content.length;
        return n <= content.length && Arrays.equals(content, 0, n, prefix.content, 0, n);
    }

    /** Tells whether the others stand somewhere in these. */
    public boolean contains(Bytes part) {
        int n = part.content.length;
        for (int from = 0; from + n <= content.length; from++) {
            if (Arrays.equals(content, from, from + n, part.content, 0, n)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(content, other.content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return base64();
    }
}
