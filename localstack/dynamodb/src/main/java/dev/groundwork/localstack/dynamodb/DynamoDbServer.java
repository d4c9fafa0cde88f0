package dev.groundwork.localstack.dynamodb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An engine over HTTP/1.1 on 127.0.0.1: keep-alive, a virtual thread for each connection, every answer in one write. Knows no more of HTTP
 * than SDKs use.
 */
public final class DynamoDbServer implements AutoCloseable {

    private static final int BACKLOG = 512;

    private final DynamoDbEngine engine;
    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private DynamoDbServer(DynamoDbEngine engine, ServerSocket listener) {
        this.engine = engine;
        this.listener = listener;
    }

    /**
     * Serves from when this returns until it is closed.
     *
     * @param port 0 for any that is free
     * @throws IOException where the port is taken
     */
    public static DynamoDbServer start(DynamoDbEngine engine, int port) throws IOException {
        var listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        var server = new DynamoDbServer(engine, listener);
        Thread.ofPlatform().daemon().name("dynamodb-" + listener.getLocalPort()).start(server::accept);
        return server;
    }

    /** Where clients find it: {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    System.getLogger(DynamoDbServer.class.getName())
                            .log(System.Logger.Level.WARNING, "A connection could not be accepted", e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new Connection(engine, socket.getInputStream(), socket.getOutputStream()).serve();
        } catch (IOException e) {
            // The other side is gone: with it whoever could be told.
            System.getLogger(DynamoDbServer.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection ended early", e);
        } finally {
            connections.remove(socket);
        }
    }

    /** Stops serving and ends every connection. Requests under way may finish without being answered. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : connections) {
            socket.close();
        }
    }
}
