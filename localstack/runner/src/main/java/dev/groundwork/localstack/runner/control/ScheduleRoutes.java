package dev.groundwork.localstack.runner.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.localstack.runner.events.ScheduleRun;
import dev.groundwork.localstack.runner.events.ScheduleState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The schedules with their last runs, and a run on order. */
final class ScheduleRoutes {

    private final ControlOperations work;

    ScheduleRoutes(ControlOperations work) {
        this.work = work;
    }

    void addTo(ControlApi api) {
        api.add("GET", "schedules", r -> Optional.of(list()));
        api.add("POST", "schedules/{}/run", this::run);
    }

    /** {@code {items:[name], lastRuns:{name:[run]}, schedules:{name:{function, expression, enabled, next}}}}, the newest run first. */
    private Map<String, Object> list() {
        var lastRuns = new LinkedHashMap<String, List<Map<String, Object>>>();
        work.lastRuns()
                .forEach((name, runs) -> lastRuns.put(
                        name, runs.stream().map(ScheduleRoutes::json).toList()));
        var schedules = new LinkedHashMap<String, Map<String, Object>>();
        work.schedules().forEach((name, state) -> schedules.put(name, json(state)));
        return Map.of("items", List.copyOf(lastRuns.keySet()), "lastRuns", lastRuns, "schedules", schedules);
    }

    private static Map<String, Object> json(ScheduleState state) {
        var json = new LinkedHashMap<String, Object>();
        json.put("function", state.function());
        json.put("expression", state.expression());
        json.put("enabled", state.isEnabled());
        json.put("next", state.next().map(Instant::toString).orElse(null));
        return json;
    }

    private static Map<String, Object> json(ScheduleRun run) {
        var json = new LinkedHashMap<String, Object>();
        json.put("scheduledFor", run.scheduledFor().toString());
        json.put("startedAt", run.startedAt().toString());
        json.put("startedBy", run.startedBy().name().toLowerCase(Locale.ROOT));
        json.put("running", run.end().isEmpty());
        json.put("durationMs", InvocationRoutes.millis(run.end().map(ScheduleRun.End::took)));
        var answered = run.end().map(end -> InvocationRoutes.answered(end.result()));
        json.put("result", answered.map(ScheduleRoutes::result).orElse(null));
        json.put("failed", answered.isPresent() && isFailed(answered.get()));
        return json;
    }

    /** The function gave no answer, or one that counts failures. */
    private static boolean isFailed(Object answered) {
        return answered instanceof ControlApi.Answer
                || (result(answered) instanceof JsonNode answer
                        && (answer.path("failed").asLong() > 0
                                || answer.path("failed").asBoolean()));
    }

    /** Answers when the run and what it set going are done. */
    private Optional<Object> run(ControlRequest request) throws InterruptedException {
        var name = request.segments().get(1);
        var time = request.only(Set.of("time"))
                .text("time")
                .map(text -> ControlRequest.instant("time", text))
                .orElseGet(work::now);
        var result = work.runSchedule(name, time)
                .orElseThrow(() -> new RefusedException(404, "there is no schedule " + name));
        work.awaitQuiet();
        return Optional.of(ran(name, time, InvocationRoutes.answered(result)));
    }

    private static Object ran(String name, Instant time, Object answered) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", name);
        json.put("scheduledFor", time.toString());
        json.put("result", result(answered));
        return answered instanceof ControlApi.Answer(var status, var failure)
                ? new ControlApi.Answer(status, json)
                : json;
    }

    /** The function's answer, or what went wrong. */
    private static Object result(Object answered) {
        return switch (answered) {
            case ControlApi.Answer(var status, var failure) -> failure;
            case Map<?, ?> map -> Objects.requireNonNull(map.get("answer"));
            default -> answered;
        };
    }
}
