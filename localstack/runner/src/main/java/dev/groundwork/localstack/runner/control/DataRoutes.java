package dev.groundwork.localstack.runner.control;

import dev.groundwork.localstack.cloud.ses.Mailbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The routes for status, clock, mails, tables, queues, logs, capacity, secrets and events. */
final class DataRoutes {

    private static final int MAX_ITEMS = 1000;
    private static final int DEFAULT_ITEMS = 100;

    private final ControlOperations work;
    private final Mailbox mailbox;
    private final TableItems items;
    private final Map<String, String> tables;
    private final Supplier<Object> queues;
    private final LogStore logs;
    private final CapacityMeter capacity;

    /**
     * @param tables from the short name of a table to its name
     * @param queues what is answered for every queue with its messages
     */
    DataRoutes(
            ControlOperations work,
            Mailbox mailbox,
            TableItems items,
            Map<String, String> tables,
            Supplier<Object> queues,
            LogStore logs,
            CapacityMeter capacity) {
        this.work = work;
        this.mailbox = mailbox;
        this.items = items;
        this.tables = Map.copyOf(tables);
        this.queues = queues;
        this.logs = logs;
        this.capacity = capacity;
    }

    void addTo(ControlApi api) {
        api.add("GET", "status", r -> Optional.of(work.status()));
        api.add("GET", "clock", r -> Optional.of(Map.of("now", work.now().toString())));
        api.add("POST", "clock", this::advance);
        api.add("GET", "mail", this::mails);
        api.add("DELETE", "mail", r -> {
            mailbox.clear();
            return Optional.empty();
        });
        api.add("GET", "tables/{}/items", this::page);
        api.add("GET", "queues", r -> Optional.of(queues.get()));
        api.add("GET", "logs", r -> Optional.of(Map.of("items", logs.since(since(r)))));
        api.add("GET", "capacity", r -> Optional.of(Map.of("routes", capacity.takeAll())));
        api.add("POST", "secrets/{}/rotate", this::rotate);
        api.add("POST", "events", this::put);
    }

    private Optional<Object> advance(ControlRequest request) {
        var by = ControlRequest.duration(
                "advance", request.only(Set.of("advance")).requiredText("advance"));
        try {
            return Optional.of(Map.of("now", work.advance(by).toString()));
        } catch (ArithmeticException | java.time.DateTimeException e) {
            throw new RefusedException(422, "advance moves the clock out of all time");
        }
    }

    private Optional<Object> mails(ControlRequest request) {
        var to = Optional.ofNullable(request.query().get("to")).filter(address -> !address.isEmpty());
        return Optional.of(Map.of("items", to.map(mailbox::to).orElseGet(mailbox::all)));
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
                Optional.ofNullable(request.query().get("cursor"))));
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
