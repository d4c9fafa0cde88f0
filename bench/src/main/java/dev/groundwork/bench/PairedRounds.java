package dev.groundwork.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Measures two things in turns, so that whatever else the machine does hits both: A B, B A, A B and so on. The first rounds warm up and
 * are forgotten.
 *
 * @param warmUp rounds that are forgotten
 * @param counted rounds that count
 */
record PairedRounds(int warmUp, int counted) {

    /**
     * The medians.
     *
     * @param first the median of the first
     * @param second the median of the second
     * @param ratio the median, over the rounds, of the first over the second
     * @param low the ratio that a quarter of the rounds stayed below
     * @param high the ratio that a quarter of the rounds stayed above
     */
    record Result(double first, double second, double ratio, double low, double high) {}

    Result run(Progress progress, DoubleSupplier first, DoubleSupplier second) {
        var firsts = new ArrayList<Double>();
        var seconds = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < warmUp + counted; round++) {
            progress.step();
            var isSecondFirst = round % 2 == 1;
            var before = isSecondFirst ? second.getAsDouble() : first.getAsDouble();
            var after = isSecondFirst ? first.getAsDouble() : second.getAsDouble();
            if (round >= warmUp) {
                firsts.add(isSecondFirst ? after : before);
                seconds.add(isSecondFirst ? before : after);
                ratios.add(firsts.getLast() / seconds.getLast());
            }
        }
        return new Result(
                quantile(firsts, 0.5),
                quantile(seconds, 0.5),
                quantile(ratios, 0.5),
                quantile(ratios, 0.25),
                quantile(ratios, 0.75));
    }

    /** The smallest of the values that at least this part of them does not exceed. */
    static double quantile(List<Double> values, double part) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(part * sorted.size()) - 1));
    }

    /** The median of durations. */
    static double median(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
