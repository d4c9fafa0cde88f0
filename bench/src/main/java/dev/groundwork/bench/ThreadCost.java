package dev.groundwork.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The cost of a piece of work in the thread that does it. What other threads do for it is not counted.
 *
 * @param micros CPU, in microseconds
 * @param bytes allocated on the heap
 */
record ThreadCost(double micros, double bytes) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Does all of these and returns the mean of each. */
    static ThreadCost of(List<Runnable> work) {
        var bytes = THREADS.getCurrentThreadAllocatedBytes();
        var nanos = THREADS.getCurrentThreadCpuTime();
        work.forEach(Runnable::run);
        var micros = (THREADS.getCurrentThreadCpuTime() - nanos) / 1_000.0;
        return new ThreadCost(
                micros / work.size(), (THREADS.getCurrentThreadAllocatedBytes() - bytes) / (double) work.size());
    }
}
