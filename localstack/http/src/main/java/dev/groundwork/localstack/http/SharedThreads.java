package dev.groundwork.localstack.http;

import java.util.concurrent.Executors;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The threads, the timer and the buffers that all servers of a process share: a server more costs one waiting thread. They are daemons and
 * never stopped. Requests run on virtual threads.
 */
public final class SharedThreads {

    private static final int MOST = 2_000;
    private static final int FEWEST = 2;

    static {
        // Jetty would ask the whole of JMX for it, which doubles the time of the first start.
        System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
    }

    /** The threads. */
    public static final QueuedThreadPool POOL = pool();

    /** The timer. */
    public static final Scheduler TIMER = started(new ScheduledExecutorScheduler("http-timer", true));

    /** The buffers. */
    public static final ByteBufferPool BUFFERS = new ArrayByteBufferPool();

    private SharedThreads() {}

    private static QueuedThreadPool pool() {
        var pool = new QueuedThreadPool(MOST, FEWEST);
        pool.setName("http");
        pool.setDaemon(true);
        pool.setReservedThreads(0);
        pool.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return started(pool);
    }

    private static <T extends org.eclipse.jetty.util.component.LifeCycle> T started(T part) {
        try {
            part.start();
            return part;
        } catch (Exception e) {
            throw new IllegalStateException("threads for the servers could not be started", e);
        }
    }
}
