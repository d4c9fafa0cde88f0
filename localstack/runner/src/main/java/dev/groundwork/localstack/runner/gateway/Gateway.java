package dev.groundwork.localstack.runner.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The port that people and programs talk to. Loopback only. */
public final class Gateway implements AutoCloseable {

    private static final int MAX_REQUEST = 10 * 1024 * 1024;
    private static final int BACKLOG = 512;

    /** Answers requests. */
    @FunctionalInterface
    public interface Answers {
        HttpReply answer(HttpCall call) throws InterruptedException;
    }

    private final HttpServer server;
    private volatile @Nullable Answers answers;

    /**
     * Takes the port; nothing is answered before {@link #start}.
     *
     * @param port 0 for any
     * @throws IOException when it is taken
     */
    public Gateway(int port) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Begins to answer. */
    public void start(Answers by) {
        answers = by;
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = HttpCall.read(exchange, MAX_REQUEST);
            var by = answers;
            if (call.isEmpty()) {
                HttpReply.json(413, "{\"message\":\"Request Entity Too Large\"}")
                        .send(exchange);
            } else if (by != null) {
                by.answer(call.get()).send(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
