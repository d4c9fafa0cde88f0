package dev.groundwork.localstack.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server on 127.0.0.1 with a virtual thread for each connection. */
public final class LoopbackServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LoopbackServer.class.getName());
    private static final int BACKLOG = 1024;
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final String BUG = "{\"message\":\"Internal Server Error\"}";

    private final ServerSocket listener;
    private final HttpLimits limits;
    private final HttpHandler handler;
    private final InstantSource time;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private LoopbackServer(ServerSocket listener, HttpLimits limits, HttpHandler handler, InstantSource time) {
        this.listener = listener;
        this.limits = limits;
        this.handler = handler;
        this.time = time;
    }

    /**
     * Takes a port; connections wait until {@link #start()}.
     *
     * @param port 0 for any that is free
     * @param time the system's, for the header {@code Date}
     * @throws IOException where the port is taken
     */
    public static LoopbackServer listen(int port, HttpLimits limits, InstantSource time, HttpHandler handler)
            throws IOException {
        var listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        return new LoopbackServer(listener, limits, handler, time);
    }

    /** The port that it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Begins to answer. */
    public void start() {
        Thread.ofPlatform().daemon().name("http-" + port()).start(this::accept);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                if (connections.size() >= limits.connections()) {
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
            socket.setTcpNoDelay(true);
            var in = new TimedInput(socket);
            var reader = new RequestReader(
                    in,
                    socket.getOutputStream(),
                    limits,
                    socket.getInetAddress().getHostAddress());
            var writer = new ResponseWriter(socket.getOutputStream(), time);
            try {
                while (exchange(reader, writer)) {
                    // One request after the other, also where the peer sends ahead.
                }
            } catch (BadRequestException e) {
                writer.write(e.response(), false, false);
                farewell(socket, in);
            }
        } catch (EOFException | SocketTimeoutException e) {
            LOG.log(System.Logger.Level.DEBUG, "A peer did not finish its request", e);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection ended early", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(socket);
        }
    }

    /** Answers one request. Whether the connection goes on. */
    private boolean exchange(RequestReader reader, ResponseWriter writer)
            throws IOException, BadRequestException, InterruptedException {
        var request = reader.next();
        if (request.isEmpty()) {
            return false;
        }
        var response = answer(request.get());
        var keepAlive = RequestReader.isKeptAlive(request.get()) && response.isPresent();
        if (response.isPresent()) {
            writer.write(response.get(), request.get().method().equals("HEAD"), keepAlive);
        }
        return keepAlive;
    }

    private Optional<HttpResponse> answer(HttpRequest request) throws InterruptedException {
        try {
            return handler.answer(request);
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "A request could not be handled: " + request.path(), bug);
            return Optional.of(HttpResponse.json(500, BUG));
        }
    }

    /** Reads on for a moment, so that a peer that still sends gets to see the answer. */
    private void farewell(Socket socket, TimedInput in) throws IOException {
        socket.shutdownOutput();
        in.within(FAREWELL);
        for (int i = 0; i < limits.body() && in.read() >= 0; i++) {
            // Thrown away.
        }
    }

    /** Ends every connection; what is under way is not answered. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : connections) {
            socket.close();
        }
    }
}
