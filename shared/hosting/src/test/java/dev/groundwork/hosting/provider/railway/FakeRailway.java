package dev.groundwork.hosting.provider.railway;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in of Railway's GraphQL API on loopback: it keeps projects, validates each request against Railway's schema where that is there,
 * answers only what a document selects, and makes faults.
 */
public final class FakeRailway implements AutoCloseable {

    public static final String TOKEN = "token-of-railway";

    /** Chooses the fault of a call, by its root field and its number from 1 on. */
    @FunctionalInterface
    public interface Faults {
        Optional<RailwayFault> of(String field, int number);
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Optional<RailwaySchema> schema = RailwaySchema.find();
    private final RailwayState state = new RailwayState();
    private final List<String> calls = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private Faults faults = (field, number) -> Optional.empty();

    public FakeRailway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no port on loopback", e);
        }
        server.setExecutor(threads);
        server.createContext("/graphql/v2", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/graphql/v2");
    }

    /** The state that it keeps, for a test to look at and to change behind our back. */
    public RailwayState state() {
        return state;
    }

    public synchronized void faults(Faults chosen) {
        faults = chosen;
        calls.clear();
    }

    /** The root fields of all requests since the faults were chosen. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Returns the faults of our requests by Railway's schema. */
    public synchronized List<String> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var bytes = exchange.getRequestBody().readAllBytes();
            var reply = reply(bytes, exchange.getRequestHeaders().getFirst("Authorization"));
            if (reply.isPresent()) {
                reply.get().headers().forEach(exchange.getResponseHeaders()::set);
                var body = reply.get().body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.get().status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private record Reply(int status, String body, Map<String, String> headers) {

        static Reply of(int status, String body) {
            return new Reply(status, body, Map.of());
        }

        static Reply error(String message) {
            return of(200, "{\"data\":null,\"errors\":[{\"message\":\"" + message + "\"}]}");
        }
    }

    /** Returns nothing where the answer is lost. */
    private synchronized Optional<Reply> reply(byte[] bytes, @Nullable String authorization) throws IOException {
        var request = JSON.readValue(bytes, new TypeReference<Map<String, Object>>() {});
        var document = Parser.parse(Objects.requireNonNull(request.get("query")).toString());
        var variables = JSON.convertValue(request.get("variables"), new TypeReference<Map<String, Object>>() {});
        schema.ifPresent(s -> findings.addAll(s.findings(document, variables)));
        var field = root(document);
        calls.add(field.getName());
        if (!("Bearer " + TOKEN).equals(authorization)) {
            return Optional.of(Reply.error("Not Authorized"));
        }
        var fault = faults.of(field.getName(), calls.size());
        if (fault.isEmpty()) {
            return Optional.of(answer(document, variables));
        }
        return fault(fault.get(), document, variables);
    }

    private Optional<Reply> fault(RailwayFault fault, Document document, Map<String, Object> variables)
            throws IOException {
        return switch (fault) {
            case NO_CALL -> Optional.empty();
            case LOST_ANSWER -> {
                answer(document, variables);
                yield Optional.empty();
            }
            case SERVER_ERROR -> Optional.of(Reply.of(502, "<html>bad gateway</html>"));
            case RATE_LIMITED -> Optional.of(new Reply(429, "{}", Map.of("Retry-After", "7")));
            case RATE_LIMITED_BARE -> Optional.of(Reply.of(429, ""));
            case ERROR_1015 -> Optional.of(Reply.of(403, "error code: 1015"));
            case TOKEN_REFUSED -> Optional.of(Reply.of(401, "{\"message\":\"Unauthorized\"}"));
            case GRAPHQL_ERROR -> Optional.of(Reply.error("Problem processing request"));
            case NOT_AUTHORIZED -> Optional.of(Reply.error("Not Authorized"));
            case GARBLED -> Optional.of(Reply.of(200, "<html>"));
        };
    }

    private static Field root(Document document) {
        var operation = document.getDefinitionsOfType(OperationDefinition.class).getFirst();
        return operation.getSelectionSet().getSelectionsOfType(Field.class).getFirst();
    }

    private Reply answer(Document document, Map<String, Object> variables) throws IOException {
        var operation = document.getDefinitionsOfType(OperationDefinition.class).getFirst();
        var data = new LinkedHashMap<String, Object>();
        try {
            for (var field : operation.getSelectionSet().getSelectionsOfType(Field.class)) {
                var name = Optional.ofNullable(field.getAlias()).orElse(field.getName());
                data.put(name, selected(state.answer(field.getName(), arguments(field, variables)), field));
            }
        } catch (RailwayState.Refused e) {
            return Reply.error(Objects.requireNonNull(e.getMessage()));
        }
        return Reply.of(200, JSON.writeValueAsString(Map.of("data", data)));
    }

    /** The arguments of a field, which our documents give by variables of any name, and {@code first} by a number. */
    private static Map<String, Object> arguments(Field field, Map<String, Object> variables) {
        var arguments = new HashMap<String, Object>();
        field.getArguments().forEach(argument -> {
            if (argument.getValue() instanceof graphql.language.VariableReference reference) {
                var value = variables.get(reference.getName());
                if (value != null) {
                    arguments.put(argument.getName(), value);
                }
            }
        });
        return arguments;
    }

    /** Keeps what a document selects, as GraphQL does: a member that was not asked for is not in the answer. */
    private static @Nullable Object selected(@Nullable Object value, Field field) {
        if (field.getSelectionSet() == null) {
            return value;
        }
        return switch (value) {
            case Map<?, ?> map -> selected(map, Objects.requireNonNull(field.getSelectionSet()));
            case List<?> list ->
                list.stream().map(item -> selected(item, field)).toList();
            case null, default -> value;
        };
    }

    private static Map<String, Object> selected(Map<?, ?> map, SelectionSet selection) {
        var kept = new LinkedHashMap<String, Object>();
        for (var field : selection.getSelectionsOfType(Field.class)) {
            if (!map.containsKey(field.getName())) {
                throw new IllegalStateException("the stand-in does not know " + field.getName());
            }
            kept.put(field.getName(), selected(map.get(field.getName()), field));
        }
        return kept;
    }
}
