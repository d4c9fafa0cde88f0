package dev.groundwork.bench;

import java.util.List;
import java.util.function.Consumer;

/** Times operations one by one. */
final class Timing {

    private Timing() {}

    /** The median time of an operation on each of these, in microseconds. */
    static <T> double medianMicros(List<T> inputs, Consumer<T> operation) {
        var nanos = new long[inputs.size()];
        for (var i = 0; i < nanos.length; i++) {
            var input = inputs.get(i);
            var start = System.nanoTime();
            operation.accept(input);
            nanos[i] = System.nanoTime() - start;
        }
        return PairedRounds.median(nanos) / 1_000;
    }
}
