package dev.groundwork.auth.google;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An issuer that says what a test tells it to, or nothing at all. */
final class FakeIssuer implements AutoCloseable {

    static final String DISCOVERY = "/.well-known/openid-configuration";
    static final String TOKEN = "/token";
    static final String KEYS = "/keys";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Optional<String>> answers = new ConcurrentHashMap<>();

    FakeIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        discovers(Map.of());
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Publishes a discovery document with these members changed. */
    void discovers(Map<String, Object> changed) {
        var document = new ConcurrentHashMap<String, Object>(Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize?prompt=none",
                "token_endpoint", issuer() + TOKEN,
                "jwks_uri", issuer() + KEYS));
        document.putAll(changed);
        says(DISCOVERY, JSONObjectUtils.toJSONString(document));
    }

    void says(String path, String body) {
        answers.put(path, Optional.of(body));
    }

    /** Takes requests there and never answers. */
    void isSilentAt(String path) {
        answers.put(path, Optional.empty());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = answers.getOrDefault(exchange.getRequestURI().getPath(), Optional.of("no"));
            if (body.isEmpty()) {
                closed.await();
                return;
            }
            var bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
