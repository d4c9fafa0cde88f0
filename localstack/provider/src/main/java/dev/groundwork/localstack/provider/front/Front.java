package dev.groundwork.localstack.provider.front;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A service's port on 127.0.0.1, which stays the same whatever answers behind it. A request belongs to the target that was set when its
 * head had been read; the next target takes over between two requests, and the last one can be waited for.
 */
public final class Front implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Front.class.getName());
    private static final int BACKLOG = 256;

    private final ServerSocket listener;
    private final int maxConnections;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Object lock = new Object();
    private Shift shift;

    private Front(ServerSocket listener, int maxConnections, Target first) {
        this.listener = listener;
        this.maxConnections = maxConnections;
        this.shift = new Shift(first);
    }

    /**
     * Listens from when this returns until it is closed.
     *
     * @throws IOException where the port is taken
     */
    public static Front open(int port, int maxConnections, Target first) throws IOException {
        var listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        var front = new Front(listener, maxConnections, first);
        Thread.ofVirtual().name("front-" + listener.getLocalPort()).start(front::accept);
        return front;
    }

    /** The address that it listens at. */
    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** What requests from now on are answered by. The former one may still be answering some: {@link Shift#awaitIdle} waits for them. */
    public Shift switchTo(Target next) {
        synchronized (lock) {
            var former = shift;
            shift = new Shift(next);
            return former;
        }
    }

    /** Begins a request: {@link Shift#leave} must follow. */
    Shift enter() {
        synchronized (lock) {
            shift.enter();
            return shift;
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                if (connections.size() >= maxConnections) {
                    socket.close();
                } else {
                    connections.add(socket);
                    Thread.ofVirtual().start(() -> serve(socket));
                }
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    LOG.log(System.Logger.Level.WARNING, "A connection could not be accepted", e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Connection(socket, this).serve();
        } catch (IOException e) {
            // Either side went away in the middle: with it whoever could be told.
            LOG.log(System.Logger.Level.DEBUG, "A connection ended early", e);
        } finally {
            connections.remove(socket);
        }
    }

    /** Stops listening and ends every connection. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : connections) {
            socket.close();
        }
    }

    /** The time during which one target answers, with the requests that it has under way. */
    public static final class Shift {

        private final Target target;
        private int requests;

        private Shift(Target target) {
            this.target = target;
        }

        Target target() {
            return target;
        }

        private synchronized void enter() {
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
