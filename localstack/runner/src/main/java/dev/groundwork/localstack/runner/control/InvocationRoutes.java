package dev.groundwork.localstack.runner.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.groundwork.localstack.runner.lambda.InitError;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Invocations and direct calls of functions. */
final class InvocationRoutes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_LIMIT = 500;
    private static final int DEFAULT_LIMIT = 50;

    private final InvocationStore store;
    private final ControlOperations work;

    InvocationRoutes(InvocationStore store, ControlOperations work) {
        this.store = store;
        this.work = work;
    }

    void addTo(ControlApi api) {
        api.add("GET", "invocations", this::list);
        api.add("GET", "invocations/{}", r -> Optional.of(json(entry(r), true)));
        api.add("POST", "invocations/{}/replay", this::replay);
        api.add("GET", "functions", r -> Optional.of(Map.of("items", functions())));
        api.add("POST", "functions/{}/invoke", this::invoke);
    }

    /** With {@code events=false} the list comes without what was asked and answered, which may be megabytes. */
    private Optional<Object> list(ControlRequest request) {
        var isWhole = !"false".equals(request.query().get("events"));
        var function = Optional.ofNullable(request.query().get("function"));
        return Optional.of(Map.of(
                "items",
                store.newestFirst().stream()
                        .filter(entry -> function.map(entry.function()::equals).orElse(true))
                        .limit(request.limit(DEFAULT_LIMIT, MAX_LIMIT))
                        .map(entry -> json(entry, isWhole))
                        .toList()));
    }

    private InvocationStore.Entry entry(ControlRequest request) {
        var id = request.segments().get(1);
        return store.find(id)
                .orElseThrow(() -> new RefusedException(404, "there is no invocation " + id + " any more"));
    }

    private static Map<String, Object> json(InvocationStore.Entry entry, boolean isWhole) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", entry.id());
        json.put("at", entry.at().toString());
        json.put("function", entry.function());
        json.put("purpose", entry.purpose());
        if (isWhole) {
            json.put("event", tree(entry.event()));
        }
        json.put("outcome", entry.outcome());
        json.put("status", entry.httpStatus().isPresent() ? entry.httpStatus().getAsInt() : null);
        if (isWhole) {
            json.put("answer", tree(entry.answer()));
        }
        json.put("durationMs", entry.durationMs());
        json.put("handlerMs", millis(entry.report().duration()));
        json.put("coldStart", entry.report().initDuration().isPresent());
        json.put("initMs", millis(entry.report().initDuration()));
        return json;
    }

    private List<Map<String, Object>> functions() {
        var items = new ArrayList<Map<String, Object>>();
        work.functions().forEach((id, state) -> {
            var json = new LinkedHashMap<String, Object>();
            json.put("function", id);
            json.put("phase", state.phase().name().toLowerCase(Locale.ROOT));
            json.put("starts", state.starts());
            json.put("initMs", millis(state.initDuration()));
            json.put("initError", state.initError().map(InitError::message).orElse(null));
            json.put(
                    "lastError",
                    store.lastError(id).map(InvocationRoutes::error).orElse(null));
            items.add(json);
        });
        return items;
    }

    private static Map<String, Object> error(InvocationStore.Entry entry) {
        var error = new LinkedHashMap<String, Object>();
        error.put("id", entry.id());
        error.put("at", entry.at().toString());
        error.put("outcome", entry.outcome());
        error.put("message", tree(entry.answer()).path("errorMessage").asText(""));
        return error;
    }

    static @Nullable Long millis(Optional<Duration> duration) {
        return duration.isPresent() ? duration.get().toMillis() : null;
    }

    static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            return TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private Optional<Object> replay(ControlRequest request) throws InterruptedException {
        var entry = entry(request);
        return Optional.of(answered(work.invoke(entry.function(), entry.event())));
    }

    private Optional<Object> invoke(ControlRequest request) throws InterruptedException {
        var function = request.segments().get(1);
        if (!work.hasFunction(function)) {
            throw new RefusedException(404, "there is no function " + function);
        }
        return Optional.of(
                answered(work.invoke(function, request.body().toString().getBytes(StandardCharsets.UTF_8))));
    }

    static Object answered(InvocationResult result) {
        return switch (result) {
            case InvocationResult.Answered(var payload) -> Map.of("outcome", "answered", "answer", tree(payload));
            case InvocationResult.Failed(var error) -> failure(500, "failed", tree(error));
            case InvocationResult.NotStarted(var error) -> failure(502, "not_started", tree(error));
            case InvocationResult.Crashed() -> failure(502, "crashed", TextNode.valueOf("the process ended"));
            case InvocationResult.TimedOut() ->
                failure(504, "timed_out", TextNode.valueOf("the function's time was over"));
            case InvocationResult.Abandoned() ->
                failure(503, "abandoned", TextNode.valueOf("no process took it in time"));
        };
    }

    private static ControlApi.Answer failure(int status, String outcome, JsonNode error) {
        return new ControlApi.Answer(status, Map.of("outcome", outcome, "failed", true, "error", error));
    }
}
