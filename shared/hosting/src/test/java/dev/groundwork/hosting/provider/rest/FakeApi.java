package dev.groundwork.hosting.provider.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.groundwork.testing.openapi.OpenApiContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The frame of a stand-in of a provider's REST API on loopback: it checks the token and, where the provider's description lies beside the
 * project, each request against it; it makes faults; and it keeps one request at a time.
 */
public abstract class FakeApi implements AutoCloseable {

    protected static final ObjectMapper JSON = new ObjectMapper();
    public static final String TOKEN = "token-of-the-stand-in";

    /** A request. */
    public record Call(String method, String path, Map<String, String> query, JsonNode body) {

        /** Returns the parts of the path. */
        public List<String> parts() {
            return List.of(path.substring(1).split("/"));
        }

        public boolean is(String otherMethod, String pattern) {
            return method.equals(otherMethod) && path.matches(pattern);
        }
    }

    /** An answer. */
    public record Reply(int status, String body, Map<String, String> headers) {

        public static Reply of(int status, Object body) {
            return new Reply(status, body.toString(), Map.of("Content-Type", "application/json"));
        }

        public static Reply empty(int status) {
            return new Reply(status, "", Map.of());
        }
    }

    private record Fault(String method, String pattern, boolean isAfter, Optional<Reply> reply) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Optional<OpenApiContract> contract;
    private final String prefix;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<Integer, Fault> numbered = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private boolean refusesToken;

    protected FakeApi(Optional<OpenApiContract> contract, String prefix) {
        this.contract = contract;
        this.prefix = prefix;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no port on loopback", e);
        }
        server.setExecutor(threads);
    }

    /** Answers from now on. */
    public final void start() {
        server.createContext("/", this::handle);
        server.start();
    }

    /** Answers a valid call of ours; called under the lock of this object. */
    protected abstract Reply answer(Call call);

    /** Writes an error as the provider does. */
    protected abstract Reply error(int status, String code, String message);

    /** Returns the path under which the description has this operation. */
    protected String described(String path) {
        return path;
    }

    /** Returns true if the header opens this call. */
    protected boolean accepts(Call call, List<String> authorization) {
        return authorization.equals(List.of("Bearer " + TOKEN));
    }

    /** The address before every path. */
    public final URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + prefix);
    }

    /** The next such request gets this answer and has no effect. */
    public final synchronized void failNext(String method, String pattern, Reply reply) {
        faults.add(new Fault(method, pattern, false, Optional.of(reply)));
    }

    /** The next such request has no effect and no answer. */
    public final synchronized void dropNext(String method, String pattern) {
        faults.add(new Fault(method, pattern, false, Optional.empty()));
    }

    /** The next such request has its effect, and its answer is lost. */
    public final synchronized void loseNextAnswer(String method, String pattern) {
        faults.add(new Fault(method, pattern, true, Optional.empty()));
    }

    /** The request of this number, the first one is 0, has this fault; a lost answer is one of a request that had its effect. */
    public final synchronized void faultAt(int number, boolean isLost, Optional<Reply> reply) {
        numbered.put(number, new Fault("", "", isLost, reply));
    }

    /** Sets whether our token is refused, whatever is asked. */
    public final synchronized void refuseToken(boolean isRefused) {
        refusesToken = isRefused;
    }

    /** All requests so far. */
    public final synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    public final synchronized long count(String method, String pattern) {
        return calls.stream().filter(call -> call.is(method, pattern)).count();
    }

    /** The findings of the provider's description against our requests; nothing where it is not there. */
    public final synchronized List<String> findings() {
        return List.copyOf(findings);
    }

    /** Returns true if requests are checked against the provider's description. */
    public final boolean isChecked() {
        return contract.isPresent();
    }

    @Override
    public final void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var bytes = exchange.getRequestBody().readAllBytes();
            var reply = reply(exchange, bytes);
            if (reply.isPresent()) {
                send(exchange, reply.get());
            }
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized Optional<Reply> reply(HttpExchange exchange, byte[] bytes) throws IOException {
        var path = exchange.getRequestURI().getPath().substring(prefix.length());
        var query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        var call = new Call(
                exchange.getRequestMethod(),
                path,
                parse(query),
                bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes));
        calls.add(call);
        contract.ifPresent(c -> findings.addAll(c.check(call.method(), described(path), query, bytes)));
        if (refusesToken || !accepts(call, exchange.getRequestHeaders().getOrDefault("Authorization", List.of()))) {
            return Optional.of(error(401, "unauthorized", "The token is not valid."));
        }
        var fault = Optional.ofNullable(numbered.remove(calls.size() - 1))
                .or(() -> faults.stream()
                        .filter(f -> call.is(f.method(), f.pattern()))
                        .findFirst());
        fault.ifPresent(faults::remove);
        if (fault.isPresent() && !fault.get().isAfter()) {
            return fault.get().reply();
        }
        var reply = answer(call);
        return fault.isPresent() ? Optional.empty() : Optional.of(reply);
    }

    private static Map<String, String> parse(String query) {
        var all = new LinkedHashMap<String, String>();
        Arrays.stream(query.split("&")).filter(pair -> pair.contains("=")).forEach(pair -> {
            var equals = pair.indexOf('=');
            all.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        });
        return all;
    }
}
