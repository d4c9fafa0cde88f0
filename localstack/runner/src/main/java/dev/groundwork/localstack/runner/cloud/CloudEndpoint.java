package dev.groundwork.localstack.runner.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** The one address behind every {@code AWS_ENDPOINT_URL_…}: asks the service that a request was signed for. */
public final class CloudEndpoint implements AutoCloseable {

    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/[^/]+/[^/]+/([^/]+)/aws4_request");
    private static final int MAX_BODY = 32 * 1024 * 1024;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private volatile Map<String, CloudService> services = Map.of();

    /** Listens on a free port of loopback; answers once it has services. */
    public CloudEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 256);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
    }

    /** Where it answers. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Begins to answer with these services, by the names that signatures have for them. */
    public void start(Map<String, CloudService> byName) {
        services = Map.copyOf(byName);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
            var credential = CREDENTIAL.matcher(authorization.orElse(""));
            var service = credential.find() ? services.get(credential.group(2)) : null;
            var body = exchange.getRequestBody().readNBytes(MAX_BODY);
            var target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            var answer = service == null
                    ? Optional.of(CloudResponse.json(NOT_FOUND, "{\"__type\":\"UnknownOperationException\"}"))
                    : service.handleOrLose(new CloudRequest(target.orElse(""), body, credential.group(1)));
            if (answer.isPresent()) {
                write(exchange, answer.get());
            }
        }
    }

    private static void write(HttpExchange exchange, CloudResponse answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
