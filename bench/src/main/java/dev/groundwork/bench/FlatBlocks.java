package dev.groundwork.bench;

/**
 * The compression function of RFC 9106 section 3.5 over blocks in one array. Rounds are unrolled over local variables: C1 keeps them in
 * registers, and finds nothing to check in a loop.
 */
final class FlatBlocks {

    /** Longs of a block of 1 KiB. */
    static final int LONGS = 128;

    private final long[] memory;
    private final long[] mixed = new long[LONGS];

    FlatBlocks(long[] memory) {
        this.memory = memory;
    }

    /** Fills the block at {@code target} from two others; {@code isAdded} if what it held is mixed in. */
    void fill(int first, int second, int target, boolean isAdded) {
        for (var i = 0; i < LONGS; i++) {
            var both = memory[first + i] ^ memory[second + i];
            mixed[i] = both;
            memory[target + i] = isAdded ? memory[target + i] ^ both : both;
        }
        for (var row = 0; row < LONGS; row += 16) {
            permute(mixed, row, 2);
        }
        for (var column = 0; column < 16; column += 2) {
            permute(mixed, column, 16);
        }
        for (var i = 0; i < LONGS; i++) {
            memory[target + i] ^= mixed[i];
        }
    }

    /** Section 3.6: the multiplication is what BLAKE2b has not. */
    private static long add(long a, long b) {
        return a + b + 2 * (a & 0xFFFF_FFFFL) * (b & 0xFFFF_FFFFL);
    }

    /** The permutation P of section 3.6 over eight pairs of longs. */
    private static void permute(long[] block, int at, int stride) {
        var v0 = block[at];
        var v1 = block[at + 1];
        var v2 = block[at + stride];
        var v3 = block[at + stride + 1];
        var v4 = block[at + 2 * stride];
        var v5 = block[at + 2 * stride + 1];
        var v6 = block[at + 3 * stride];
        var v7 = block[at + 3 * stride + 1];
        var v8 = block[at + 4 * stride];
        var v9 = block[at + 4 * stride + 1];
        var v10 = block[at + 5 * stride];
        var v11 = block[at + 5 * stride + 1];
        var v12 = block[at + 6 * stride];
        var v13 = block[at + 6 * stride + 1];
        var v14 = block[at + 7 * stride];
        var v15 = block[at + 7 * stride + 1];
        v0 = add(v0, v4);
        v12 = Long.rotateRight(v12 ^ v0, 32);
        v8 = add(v8, v12);
        v4 = Long.rotateRight(v4 ^ v8, 24);
        v0 = add(v0, v4);
        v12 = Long.rotateRight(v12 ^ v0, 16);
        v8 = add(v8, v12);
        v4 = Long.rotateRight(v4 ^ v8, 63);
        v1 = add(v1, v5);
        v13 = Long.rotateRight(v13 ^ v1, 32);
        v9 = add(v9, v13);
        v5 = Long.rotateRight(v5 ^ v9, 24);
        v1 = add(v1, v5);
        v13 = Long.rotateRight(v13 ^ v1, 16);
        v9 = add(v9, v13);
        v5 = Long.rotateRight(v5 ^ v9, 63);
        v2 = add(v2, v6);
        v14 = Long.rotateRight(v14 ^ v2, 32);
        v10 = add(v10, v14);
        v6 = Long.rotateRight(v6 ^ v10, 24);
        v2 = add(v2, v6);
        v14 = Long.rotateRight(v14 ^ v2, 16);
        v10 = add(v10, v14);
        v6 = Long.rotateRight(v6 ^ v10, 63);
        v3 = add(v3, v7);
        v15 = Long.rotateRight(v15 ^ v3, 32);
        v11 = add(v11, v15);
        v7 = Long.rotateRight(v7 ^ v11, 24);
        v3 = add(v3, v7);
        v15 = Long.rotateRight(v15 ^ v3, 16);
        v11 = add(v11, v15);
        v7 = Long.rotateRight(v7 ^ v11, 63);
        v0 = add(v0, v5);
        v15 = Long.rotateRight(v15 ^ v0, 32);
        v10 = add(v10, v15);
        v5 = Long.rotateRight(v5 ^ v10, 24);
        v0 = add(v0, v5);
        v15 = Long.rotateRight(v15 ^ v0, 16);
        v10 = add(v10, v15);
        v5 = Long.rotateRight(v5 ^ v10, 63);
        v1 = add(v1, v6);
        v12 = Long.rotateRight(v12 ^ v1, 32);
        v11 = add(v11, v12);
        v6 = Long.rotateRight(v6 ^ v11, 24);
        v1 = add(v1, v6);
        v12 = Long.rotateRight(v12 ^ v1, 16);
        v11 = add(v11, v12);
        v6 = Long.rotateRight(v6 ^ v11, 63);
        v2 = add(v2, v7);
        v13 = Long.rotateRight(v13 ^ v2, 32);
        v8 = add(v8, v13);
        v7 = Long.rotateRight(v7 ^ v8, 24);
        v2 = add(v2, v7);
        v13 = Long.rotateRight(v13 ^ v2, 16);
        v8 = add(v8, v13);
        v7 = Long.rotateRight(v7 ^ v8, 63);
        v3 = add(v3, v4);
        v14 = Long.rotateRight(v14 ^ v3, 32);
        v9 = add(v9, v14);
        v4 = Long.rotateRight(v4 ^ v9, 24);
        v3 = add(v3, v4);
        v14 = Long.rotateRight(v14 ^ v3, 16);
        v9 = add(v9, v14);
        v4 = Long.rotateRight(v4 ^ v9, 63);
        block[at] = v0;
        block[at + 1] = v1;
        block[at + stride] = v2;
        block[at + stride + 1] = v3;
        block[at + 2 * stride] = v4;
        block[at + 2 * stride + 1] = v5;
        block[at + 3 * stride] = v6;
        block[at + 3 * stride + 1] = v7;
        block[at + 4 * stride] = v8;
        block[at + 4 * stride + 1] = v9;
        block[at + 5 * stride] = v10;
        block[at + 5 * stride + 1] = v11;
        block[at + 6 * stride] = v12;
        block[at + 6 * stride + 1] = v13;
        block[at + 7 * stride] = v14;
        block[at + 7 * stride + 1] = v15;
    }
}
