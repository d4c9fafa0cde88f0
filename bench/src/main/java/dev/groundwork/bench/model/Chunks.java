package dev.groundwork.bench.model;

import java.util.ArrayList;
import java.util.List;

/** Lists of numbers that grow without being copied. */
final class Chunks {

    private static final int BITS = 20;
    private static final int SIZE = 1 << BITS;
    private static final int MASK = SIZE - 1;

    private Chunks() {}

    /** Whole numbers of 32 bits. */
    static final class Ints {

        private final List<int[]> chunks = new ArrayList<>();
        private int size;

        int size() {
            return size;
        }

        void add(int value) {
            if ((size & MASK) == 0) {
                chunks.add(new int[SIZE]);
            }
            chunks.get(size >>> BITS)[size & MASK] = value;
            size++;
        }

        int get(int index) {
            return chunks.get(index >>> BITS)[index & MASK];
        }

        void set(int index, int value) {
            chunks.get(index >>> BITS)[index & MASK] = value;
        }
    }

    /** Whole numbers of 64 bits. */
    static final class Longs {

        private final List<long[]> chunks = new ArrayList<>();
        private int size;

        void add(long value) {
            if ((size & MASK) == 0) {
                chunks.add(new long[SIZE]);
            }
            chunks.get(size >>> BITS)[size & MASK] = value;
            size++;
        }

        long get(int index) {
            return chunks.get(index >>> BITS)[index & MASK];
        }
    }
}
