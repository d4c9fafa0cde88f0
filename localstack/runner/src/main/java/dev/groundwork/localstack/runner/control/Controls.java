package dev.groundwork.localstack.runner.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.runner.cloud.DynamoDb;
import dev.groundwork.localstack.runner.cloud.Ses;
import dev.groundwork.localstack.runner.cloud.Sqs;
import dev.groundwork.localstack.runner.events.Schedules;
import dev.groundwork.localstack.runner.gateway.HttpReply;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The routes of the control API, each in the words of whoever does the work. */
public final class Controls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_LIMIT = 1000;

    /**
     * Who does the work.
     *
     * @param status what {@code GET status} answers
     * @param tables from the short name of a table to its name
     * @param advance moves the clock
     * @param drained waits until nothing is due in any queue or stream
     * @param rotate rotates the secret of this short name; false when there is none
     * @param replay invokes a function again with the event of an invocation
     */
    public record Workers(
            Supplier<Object> status,
            InstantSource clock,
            Function<Duration, Instant> advance,
            Ses mailbox,
            Sqs queues,
            DynamoDb dynamoDb,
            Map<String, String> tables,
            Schedules schedules,
            Drain drained,
            Rotate rotate,
            InvocationStore invocations,
            Replay replay,
            LogStore logs,
            Faults faults,
            CapacityMeter capacity) {}

    /** Waits until nothing is due. */
    @FunctionalInterface
    public interface Drain {
        void await() throws InterruptedException;
    }

    /** Rotates a secret. */
    @FunctionalInterface
    public interface Rotate {
        boolean secret(String name) throws InterruptedException;
    }

    /** Invokes a function again. */
    @FunctionalInterface
    public interface Replay {
        InvocationResult invoke(InvocationStore.Entry entry) throws InterruptedException;
    }

    private Controls() {}

    /** The API on these workers. */
    public static ControlApi api(Workers workers) {
        var items = new TableItems(workers.dynamoDb());
        var routes = new LinkedHashMap<String, ControlApi.Route>();
        routes.put("GET status", r -> workers.status().get());
        routes.put("GET clock", r -> now(workers.clock().instant()));
        routes.put("POST clock", r -> now(workers.advance().apply(duration(r.text("advance")))));
        routes.put(
                "GET mail",
                r -> Map.of("items", workers.mailbox().mails(r.query().getOrDefault("to", ""))));
        routes.put("GET queues", r -> Map.of("queues", workers.queues().queues()));
        routes.put("POST schedules/{}/run", r -> run(workers, r));
        routes.put(
                "GET tables/{}/items",
                r -> items.page(
                        table(workers, r.segments().get(1)),
                        limit(r.query().get("limit")),
                        Optional.ofNullable(r.query().get("cursor"))));
        routes.put(
                "GET invocations",
                r -> Map.of(
                        "items",
                        workers.invocations().newestFirst().stream()
                                .map(Controls::json)
                                .toList()));
        routes.put(
                "POST invocations/{}/replay", r -> replay(workers, r.segments().get(1)));
        routes.put(
                "GET logs",
                r -> Map.of(
                        "items",
                        workers.logs().since(since(r.query().get("since"))).stream()
                                .map(l ->
                                        Map.of("time", l.time().toString(), "function", l.function(), "line", l.line()))
                                .toList()));
        routes.put("POST secrets/{}/rotate", r -> rotated(workers, r.segments().get(1)));
        routes.put(
                "GET faults",
                r -> Map.of(
                        "items",
                        workers.faults().standing().stream().map(Controls::json).toList()));
        routes.put("POST faults", r -> {
            workers.faults().add(order(r.body()));
            return null;
        });
        routes.put("DELETE faults", r -> {
            workers.faults().clear();
            return null;
        });
        routes.put("GET capacity", r -> Map.of("routes", workers.capacity().takeAll()));
        return new ControlApi(routes);
    }

    private static Map<String, Object> now(Instant instant) {
        return Map.of("now", instant.toString());
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new ControlApi.Refused(422, "advance is an ISO-8601 duration such as P1D or PT1H");
        }
    }

    private static Instant since(@Nullable String text) {
        try {
            return text == null ? Instant.MIN : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ControlApi.Refused(422, "since is an ISO-8601 instant");
        }
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return 100;
        }
        if (!text.matches("[1-9]\\d{0,3}") || Integer.parseInt(text) > MAX_LIMIT) {
            throw new ControlApi.Refused(422, "limit is a number from 1 to " + MAX_LIMIT);
        }
        return Integer.parseInt(text);
    }

    private static String table(Workers workers, String name) {
        var table = workers.tables().get(name);
        if (table == null) {
            throw new ControlApi.Refused(404, "there is no table " + name);
        }
        return table;
    }

    private static Object run(Workers workers, ControlApi.Request request) throws InterruptedException {
        var name = request.segments().get(1);
        var time = request.body().hasNonNull("time")
                ? instant(request.text("time"))
                : workers.clock().instant();
        var result = workers.schedules()
                .run(name, time)
                .orElseThrow(() -> new ControlApi.Refused(404, "there is no schedule " + name));
        workers.drained().await();
        var answer = JSON.createObjectNode().put("name", name).put("scheduledFor", time.toString());
        return switch (result) {
            case InvocationResult.Answered(var payload) -> answer.set("result", read(payload));
            case InvocationResult.Failed(var error) -> {
                answer.putObject("result").put("failed", true).set("error", read(error));
                yield HttpReply.json(502, answer.toString());
            }
            case InvocationResult.Crashed() -> failed(answer, "crashed");
            case InvocationResult.TimedOut() -> failed(answer, "timed out");
        };
    }

    private static HttpReply failed(ObjectNode answer, String how) {
        answer.putObject("result").put("failed", true).put("error", how);
        return HttpReply.json(502, answer.toString());
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ControlApi.Refused(422, "time is an ISO-8601 instant");
        }
    }

    private static Object replay(Workers workers, String id) throws InterruptedException {
        var entry = workers.invocations()
                .find(id)
                .orElseThrow(() -> new ControlApi.Refused(404, "there is no invocation " + id));
        var result = workers.replay().invoke(entry);
        return Map.of("outcome", result.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Object rotated(Workers workers, String name) throws InterruptedException {
        if (!workers.rotate().secret(name)) {
            throw new ControlApi.Refused(404, "there is no secret " + name);
        }
        return null;
    }

    private static JsonNode read(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            return JSON.getNodeFactory().textNode(new String(payload, StandardCharsets.UTF_8));
        }
    }

    private static Map<String, Object> json(InvocationStore.Entry e) {
        return Map.of(
                "id", e.id(),
                "at", e.at().toString(),
                "function", e.function(),
                "event", e.event(),
                "outcome", e.outcome(),
                "answer", e.answer(),
                "durationMs", e.durationMs());
    }

    private static Faults.Order order(JsonNode body) {
        var kind = body.path("kind").asText();
        var kinds = List.of(Faults.Kind.values());
        var known = kinds.stream()
                .filter(k -> k.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst();
        if (known.isEmpty()) {
            throw new ControlApi.Refused(422, "kind is before, after, throttle, conflict or latency");
        }
        return new Faults.Order(
                body.path("service").asText("dynamodb").toLowerCase(Locale.ROOT),
                Optional.ofNullable(body.get("operation")).map(JsonNode::asText),
                Optional.ofNullable(body.get("function")).map(JsonNode::asText),
                known.get(),
                body.path("nth").asLong(1),
                body.path("probability").asDouble(1),
                body.path("times").asLong(1),
                Duration.ofMillis(body.path("ms").asLong(body.path("latencyMs").asLong(100))));
    }

    private static Map<String, Object> json(Faults.Standing standing) {
        var order = standing.order();
        var json = new LinkedHashMap<String, Object>();
        json.put("service", order.service());
        order.operation().ifPresent(o -> json.put("operation", o));
        order.function().ifPresent(f -> json.put("function", f));
        json.put("kind", order.kind().name().toLowerCase(Locale.ROOT));
        json.put("nth", order.nth());
        json.put("probability", order.probability());
        json.put("times", order.times());
        json.put("hits", standing.hits());
        return json;
    }
}
