package dev.groundwork.localstack.runner.control;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /_local/faults}. */
final class FaultRoutes {

    private static final Set<String> MEMBERS =
            Set.of("service", "operation", "function", "kind", "nth", "probability", "times", "latency");

    /** By the names that people and by those that signatures have for a service. */
    private static final Map<String, String> SERVICES = Map.of(
            "dynamodb", "dynamodb",
            "ses", "ses",
            "secretsmanager", "secretsmanager",
            "sqs", "sqs",
            "events", "events",
            "eventbridge", "events",
            "s3", "s3",
            "stripe", "stripe");

    private static final Duration LATENCY = Duration.ofSeconds(1);
    private static final Duration MAX_LATENCY = Duration.ofMinutes(5);

    private final Faults faults;
    private final Set<String> functions;

    FaultRoutes(Faults faults, Set<String> functions) {
        this.faults = faults;
        this.functions = Set.copyOf(functions);
    }

    void addTo(ControlApi api) {
        api.add(
                "GET",
                "faults",
                r -> Optional.of(Map.of(
                        "items", faults.all().stream().map(FaultRoutes::json).toList())));
        api.add("POST", "faults", this::add);
        api.add("DELETE", "faults", r -> {
            faults.clear();
            return Optional.empty();
        });
    }

    private Optional<Object> add(ControlRequest request) {
        var fault = fault(request.only(MEMBERS));
        if (!faults.add(fault)) {
            throw new RefusedException(409, "there are too many faults: DELETE them first");
        }
        return Optional.of(new ControlApi.Answer(201, json(new Faults.Status(fault, 0))));
    }

    private Faults.Fault fault(ControlRequest request) {
        var name = request.requiredText("service");
        var service = Optional.ofNullable(SERVICES.get(name))
                .orElseThrow(() -> new RefusedException(
                        422,
                        "service has to be one of "
                                + SERVICES.keySet().stream().sorted().toList()));
        var function = request.text("function");
        function.filter(f -> !functions.contains(f)).ifPresent(f -> {
            throw new RefusedException(
                    422,
                    "function has to be one of " + functions.stream().sorted().toList());
        });
        if (request.body().has("nth") && request.body().has("probability")) {
            throw new RefusedException(422, "nth and probability exclude each other");
        }
        return new Faults.Fault(
                service,
                request.text("operation"),
                function,
                kind(request.requiredText("kind")),
                request.number("nth", 1, 1),
                probability(request),
                request.number("times", 1, 1),
                latency(request));
    }

    private static Faults.Kind kind(String text) {
        return Arrays.stream(Faults.Kind.values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        422,
                        "kind has to be one of "
                                + Arrays.stream(Faults.Kind.values())
                                        .map(Faults.Kind::text)
                                        .collect(Collectors.joining(", "))));
    }

    private static double probability(ControlRequest request) {
        var value = request.body().path("probability");
        if (value.isMissingNode()) {
            return 1;
        }
        if (!value.isNumber() || value.asDouble() <= 0 || value.asDouble() > 1) {
            throw new RefusedException(422, "probability has to be above 0 and at most 1");
        }
        return value.asDouble();
    }

    private static Duration latency(ControlRequest request) {
        var latency = request.text("latency")
                .map(text -> ControlRequest.duration("latency", text))
                .orElse(LATENCY);
        if (latency.isNegative() || latency.compareTo(MAX_LATENCY) > 0) {
            throw new RefusedException(422, "latency has to be from PT0S to " + MAX_LATENCY);
        }
        return latency;
    }

    private static Map<String, Object> json(Faults.Status status) {
        var fault = status.fault();
        var json = new LinkedHashMap<String, Object>();
        json.put("service", fault.service());
        fault.operation().ifPresent(o -> json.put("operation", o));
        fault.function().ifPresent(f -> json.put("function", f));
        json.put("kind", fault.kind().text());
        json.put("nth", fault.nth());
        json.put("probability", fault.probability());
        json.put("times", fault.times());
        if (fault.kind() == Faults.Kind.LATENCY) {
            json.put("latency", fault.latency().toString());
        }
        json.put("hits", status.hits());
        return json;
    }
}
