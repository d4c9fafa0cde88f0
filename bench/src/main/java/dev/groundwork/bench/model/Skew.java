package dev.groundwork.bench.model;

import java.util.stream.IntStream;

/**
 * The spread of apps over owners: the owner of rank r has a number that falls with r as in Zipf's law, at least one and at most a limit. The
 * exponent of 0.8 makes the first hundredth of the owners own a third of the apps or more.
 */
public final class Skew {

    private static final double EXPONENT = 0.8;

    /** More apps than a person keeps; the largest owner of a skewed crowd reaches it. */
    public static final int MAX_APPS_OF_ONE = 1_000;

    private Skew() {}

    /** Returns the number of apps of each owner, the largest first. The sum is exactly {@code apps}; nobody has none. */
    public static int[] sizes(int apps, int owners) {
        if (owners < 1 || apps < owners || apps > (long) owners * MAX_APPS_OF_ONE) {
            throw new IllegalArgumentException("cannot spread " + apps + " apps over " + owners + " owners");
        }
        var low = 0.0;
        var high = (double) apps * owners;
        while (high - low > 1e-6 * high) {
            var middle = (low + high) / 2;
            if (sum(owners, middle) > apps) {
                high = middle;
            } else {
                low = middle;
            }
        }
        var scale = low;
        var sizes = IntStream.range(0, owners).map(rank -> size(rank, scale)).toArray();
        var missing = apps - IntStream.of(sizes).asLongStream().sum();
        for (var rank = 0; missing > 0; rank = (rank + 1) % owners) {
            if (sizes[rank] < MAX_APPS_OF_ONE) {
                sizes[rank]++;
                missing--;
            }
        }
        return sizes;
    }

    private static long sum(int owners, double scale) {
        var sum = 0L;
        for (var rank = 0; rank < owners; rank++) {
            sum += size(rank, scale);
        }
        return sum;
    }

    private static int size(int rank, double scale) {
        return (int) Math.clamp(scale / Math.pow(rank + 1.0, EXPONENT), 1, MAX_APPS_OF_ONE);
    }
}
