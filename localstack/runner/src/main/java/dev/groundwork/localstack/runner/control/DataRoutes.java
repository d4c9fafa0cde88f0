package dev.groundwork.localstack.runner.control;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The routes for status, clock, tables, logs, capacity, secrets and events. */
final class DataRoutes {

    private static final int MAX_ITEMS = 1000;
    private static final int DEFAULT_ITEMS = 100;
    private static final int MAX_LINES = 10_000;

    private final ControlOperations work;
    private final TableItems items;
    private final Map<String, String> tables;
    private final LogStore logs;
    private final CapacityMeter capacity;

    /**
     * @param tables from the short name of a table to its name
     */
    DataRoutes(
            ControlOperations work,
            TableItems items,
            Map<String, String> tables,
            LogStore logs,
            CapacityMeter capacity) {
        this.work = work;
        this.items = items;
        this.tables = Map.copyOf(tables);
        this.logs = logs;
        this.capacity = capacity;
    }

    void addTo(ControlApi api) {
        api.add("GET", "status", r -> Optional.of(work.status()));
        api.add("GET", "clock", r -> Optional.of(clock(work.now())));
        api.add("POST", "clock", this::advance);
        api.add("GET", "tables/{}/items", this::page);
        api.add("GET", "logs", this::lines);
        api.add("GET", "capacity", this::capacity);
        api.add("POST", "secrets/{}/rotate", this::rotate);
        api.add("POST", "events", this::put);
    }

    private Optional<Object> advance(ControlRequest request) {
        var by = ControlRequest.duration(
                "advance", request.only(Set.of("advance")).requiredText("advance"));
        try {
            return Optional.of(clock(work.advance(by)));
        } catch (ArithmeticException | java.time.DateTimeException e) {
            throw new RefusedException(422, "advance moves the clock out of all time");
        }
    }

    /** {@code offset} is how far the product's clock is ahead of this machine's, negative where it is behind. */
    private Map<String, String> clock(Instant now) {
        return Map.of("now", now.toString(), "offset", work.offset().toString());
    }

    private Optional<Object> page(ControlRequest request) {
        var name = request.segments().get(1);
        var table = Optional.ofNullable(tables.get(name))
                .orElseThrow(() -> new RefusedException(
                        404,
                        "there is no table " + name + ", only "
                                + tables.keySet().stream().sorted().toList()));
        return Optional.of(items.page(
                table,
                request.limit(DEFAULT_ITEMS, MAX_ITEMS),
                Optional.ofNullable(request.query().get("cursor")),
                Optional.ofNullable(request.query().get("pk")).filter(pk -> !pk.isEmpty())));
    }

    /** With {@code limit} only the newest lines. */
    private Optional<Object> lines(ControlRequest request) {
        var lines = logs.since(since(request));
        var newest = request.limit(Integer.MAX_VALUE, MAX_LINES);
        return Optional.of(Map.of("items", lines.subList(Math.max(0, lines.size() - newest), lines.size())));
    }

    /** With {@code keep=true} the figures stay for whoever asks next. */
    private Optional<Object> capacity(ControlRequest request) {
        var isKept = "true".equals(request.query().get("keep"));
        return Optional.of(Map.of("routes", isKept ? capacity.all() : capacity.takeAll()));
    }

    private static Instant since(ControlRequest request) {
        return Optional.ofNullable(request.query().get("since"))
                .map(text -> ControlRequest.instant("since", text))
                .orElse(Instant.MIN);
    }

    private Optional<Object> rotate(ControlRequest request) throws InterruptedException {
        var name = request.segments().get(1);
        return switch (work.rotate(name)) {
            case ControlOperations.Rotation.Done() -> Optional.empty();
            case ControlOperations.Rotation.Unknown() ->
                throw new RefusedException(404, "there is no secret " + name + " that is rotated");
            case ControlOperations.Rotation.Failed(var words) -> throw new RefusedException(500, words);
        };
    }

    private Optional<Object> put(ControlRequest request) {
        request.only(Set.of("source", "detailType", "detail"));
        var detail = request.body().path("detail");
        if (!detail.isObject()) {
            throw new RefusedException(422, "detail has to be an object");
        }
        try {
            var json = new LinkedHashMap<String, Object>();
            json.put(
                    "eventId",
                    work.putEvent(
                            request.requiredText("source"), request.requiredText("detailType"), detail.toString()));
            return Optional.of(new ControlApi.Answer(202, json));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(422, String.valueOf(e.getMessage()));
        }
    }
}
