package dev.groundwork.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/**
 * Argon2id (RFC 9106) of one lane as plain Java can do it at its best: all blocks in one {@code long[]} that is kept, no allocation in a loop. What
 * the libraries are measured against; nobody's password is hashed with it. Not for two threads at once.
 */
final class FlatArgon2 {

    private static final int VERSION = 0x13;
    private static final int TYPE = 2;
    private static final int SLICES = 4;
    private static final int LONGS = FlatBlocks.LONGS;
    private static final int DIGEST = 64;

    private final int blocks;
    private final int segment;
    private final int passes;
    private final long[] memory;
    private final int input;
    private final int zero;
    private final int addresses;
    private final FlatBlocks filler;

    /** {@code memoryKib} is a multiple of four. */
    FlatArgon2(int memoryKib, int passes) {
        this.blocks = memoryKib;
        this.segment = memoryKib / SLICES;
        this.passes = passes;
        this.memory = new long[(memoryKib + 3) * LONGS];
        this.input = memoryKib * LONGS;
        this.zero = input + LONGS;
        this.addresses = zero + LONGS;
        this.filler = new FlatBlocks(memory);
    }

    /** Section 3.2. */
    byte[] hash(byte[] password, byte[] salt, int tagBytes) {
        var seed = digest(
                DIGEST,
                little(1, tagBytes, blocks, passes, VERSION, TYPE, password.length),
                password,
                little(salt.length),
                salt,
                little(0, 0));
        for (var i = 0; i < 2; i++) {
            var block = extended(LONGS * Long.BYTES, seed, little(i, 0));
            ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(memory, i * LONGS, LONGS);
        }
        for (var pass = 0; pass < passes; pass++) {
            for (var slice = 0; slice < SLICES; slice++) {
                fill(pass, slice);
            }
        }
        var last = ByteBuffer.allocate(LONGS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        last.asLongBuffer().put(memory, (blocks - 1) * LONGS, LONGS);
        return extended(tagBytes, last.array());
    }

    /** Section 3.4: the first half of the first pass takes its references from a counter, the rest from the block before. */
    private void fill(int pass, int slice) {
        var isIndependent = pass == 0 && slice < 2;
        if (isIndependent) {
            begin(pass, slice);
        }
        var first = pass == 0 && slice == 0 ? 2 : 0;
        for (var i = first; i < segment; i++) {
            if (isIndependent && (i % LONGS == 0 || i == first)) {
                nextAddresses();
            }
            var current = slice * segment + i;
            var before = current == 0 ? blocks - 1 : current - 1;
            var random = isIndependent ? memory[addresses + i % LONGS] : memory[before * LONGS];
            var area = pass == 0 ? current - 1 : blocks - segment + i - 1;
            var start = pass == 0 || slice == SLICES - 1 ? 0 : (slice + 1) * segment;
            var reference = (start + position(random, area)) % blocks;
            filler.fill(before * LONGS, reference * LONGS, current * LONGS, pass > 0);
        }
    }

    private void begin(int pass, int slice) {
        Arrays.fill(memory, input, zero + LONGS, 0);
        memory[input] = pass;
        memory[input + 2] = slice;
        memory[input + 3] = blocks;
        memory[input + 4] = passes;
        memory[input + 5] = TYPE;
    }

    private void nextAddresses() {
        memory[input + 6]++;
        filler.fill(zero, input, addresses, false);
        filler.fill(zero, addresses, addresses, false);
    }

    /** Section 3.4.2. */
    private static int position(long random, int area) {
        var x = random & 0xFFFF_FFFFL;
        return (int) (area - 1 - ((area * ((x * x) >>> 32)) >>> 32));
    }

    /** The variable-length hash of section 3.3. */
    private static byte[] extended(int length, byte[]... parts) {
        var head = new byte[parts.length + 1][];
        head[0] = little(length);
        System.arraycopy(parts, 0, head, 1, parts.length);
        if (length <= DIGEST) {
            return digest(length, head);
        }
        var out = ByteBuffer.allocate(length);
        var next = digest(DIGEST, head);
        while (out.remaining() > DIGEST) {
            out.put(next, 0, DIGEST / 2);
            next = digest(Math.min(DIGEST, out.remaining()), next);
        }
        return out.put(next).array();
    }

    private static byte[] digest(int length, byte[]... parts) {
        var blake = new Blake2bDigest(length * Byte.SIZE);
        for (var part : parts) {
            blake.update(part, 0, part.length);
        }
        var result = new byte[length];
        blake.doFinal(result, 0);
        return result;
    }

    private static byte[] little(int... numbers) {
        var bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(numbers);
        return bytes.array();
    }
}
