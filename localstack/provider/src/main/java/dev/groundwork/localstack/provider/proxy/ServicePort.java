package dev.groundwork.localstack.provider.proxy;

import dev.groundwork.localstack.http.HttpLimits;
import dev.groundwork.localstack.http.LoopbackServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A service's port on 127.0.0.1, which stays the same whatever answers behind it. A request belongs to the target that was set when its
 * head had been read; the next target takes over between two requests, and the last one can be waited for.
 */
public final class ServicePort implements AutoCloseable {

    private static final int HEAD_BYTES = 64 * 1024;
    private static final int HEADERS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final LoopbackServer server;
    private final Object lock = new Object();
    private Assignment assignment;

    private ServicePort(int port, int maxConnections, Target first) throws IOException {
        // A body is handed on as it comes: the app limits it.
        var limits =
                new HttpLimits(HEAD_BYTES, HEADERS, Integer.MAX_VALUE, maxConnections, PATIENCE, PATIENCE, PATIENCE);
        this.assignment = new Assignment(first);
        this.server = LoopbackServer.listen(port, limits, new ServicePortHandler(this));
    }

    /**
     * Listens from when this returns until it is closed.
     *
     * @param port 0 for any that is free
     * @throws IOException where the port is taken
     */
    public static ServicePort open(int port, int maxConnections, Target first) throws IOException {
        var servicePort = new ServicePort(port, maxConnections, first);
        servicePort.server.start();
        return servicePort;
    }

    /** The address that it listens at. */
    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.ofLiteral(LoopbackServer.HOST), port());
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /**
     * Sets what requests from now on are answered by. The former target may still be answering some: {@link Assignment#awaitIdle} waits for
     * them.
     */
    public Assignment switchTo(Target next) {
        synchronized (lock) {
            var former = assignment;
            assignment = new Assignment(next);
            return former;
        }
    }

    /** Begins a request: {@link Assignment#leave} must follow. */
    Assignment enter() {
        synchronized (lock) {
            assignment.enter();
            return assignment;
        }
    }

    /** Stops listening and ends every connection. */
    @Override
    public void close() {
        server.close();
    }

    /** The time during which one target answers, with the requests that it has under way. */
    public static final class Assignment {

        private final Target target;
        private int requests;

        private Assignment(Target target) {
            this.target = target;
        }

        Target target() {
            return target;
        }

        /** Begins a request, or a tunnel that a request became. */
        synchronized void enter() {
            requests++;
        }

        synchronized void leave() {
            requests--;
            notifyAll();
        }

        /** Waits until no request is under way; false when the time was over before. */
        public synchronized boolean awaitIdle(Duration most) throws InterruptedException {
            var deadline = System.nanoTime() + most.toNanos();
            for (var left = most.toNanos(); requests > 0 && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return requests == 0;
        }
    }
}
