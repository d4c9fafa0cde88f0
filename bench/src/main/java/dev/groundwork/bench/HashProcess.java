package dev.groundwork.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.groundwork.bench.HashImplementation.Hash;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A process of its own for hashes. With the name of one implementation it measures its first hash, else all implementations in turns; what it
 * prints are lines {@code name number number number}.
 */
final class HashProcess {

    private static final byte[] PASSWORD = "a password of some length".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SALT = "salt of 16 bytes".getBytes(StandardCharsets.UTF_8);

    /** The one right result. */
    private static final String TAG = "b5ffdc7dd9e86a018e425ca569bf1a8e1e227b6a0475f02a933c520e3fcf1e8a";

    private static final int WARM_UP = 3;
    private static final int ROUNDS = 11;

    private HashProcess() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        if (arguments.length == 1) {
            first(HashImplementation.valueOf(arguments[0]));
        } else {
            inTurns();
        }
    }

    /** Milliseconds of the whole process, and classes, of the first hash. */
    private static void first(HashImplementation implementation) {
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var classes = ManagementFactory.getClassLoadingMXBean();
        var loaded = classes.getTotalLoadedClassCount();
        var start = process.getProcessCpuTime();
        implementation.open().tag(PASSWORD, SALT);
        var millis = (process.getProcessCpuTime() - start) / 1e6;
        System.out.println(implementation + " " + millis + " " + (classes.getTotalLoadedClassCount() - loaded) + " 0");
    }

    /** Median milliseconds of the thread, the median of its ratios to {@link HashImplementation#FLAT} in the same round, and bytes. */
    private static void inTurns() {
        var candidates = Stream.of(HashImplementation.values())
                .map(implementation -> new Candidate(implementation, implementation.open(), new ArrayList<>()))
                .toList();
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            for (var candidate : candidates) {
                var sample = candidate.measure();
                if (round >= 0) {
                    candidate.samples().add(sample);
                }
            }
        }
        var flat = candidates.stream()
                .filter(candidate -> candidate.implementation() == HashImplementation.FLAT)
                .findFirst()
                .orElseThrow();
        for (var candidate : candidates) {
            System.out.println(candidate.implementation() + " " + candidate.millis() + " " + candidate.over(flat) + " "
                    + candidate.samples().getLast().bytes());
        }
    }

    private record Sample(double millis, long bytes) {}

    private record Candidate(HashImplementation implementation, Hash hash, List<Sample> samples) {

        Sample measure() {
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            var before = threads.getCurrentThreadAllocatedBytes();
            var start = threads.getCurrentThreadCpuTime();
            var tag = hash.tag(PASSWORD, SALT);
            var took = threads.getCurrentThreadCpuTime() - start;
            var sample = new Sample(took / 1e6, threads.getCurrentThreadAllocatedBytes() - before);
            if (!HexFormat.of().formatHex(tag).equals(TAG)) {
                throw new IllegalStateException(implementation + " comes to another hash");
            }
            return sample;
        }

        double millis() {
            return median(samples.stream().mapToDouble(Sample::millis));
        }

        double over(Candidate other) {
            return median(IntStream.range(0, samples.size())
                    .mapToDouble(round -> samples.get(round).millis()
                            / other.samples().get(round).millis()));
        }
    }

    private static double median(DoubleStream values) {
        return values.sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }
}
