package dev.groundwork.localstack.stripe.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.state.ApiError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The operations of the API by method and path, each with stripe-java's class of its parameters. */
public final class Operations {

    private static final String ID = "{}";

    /** An operation that a request names, with the ids of its path. */
    record Found(Class<?> parameters, List<String> ids, Function<Call, ObjectNode> work) {}

    private record Operation(String method, List<String> path, Class<?> parameters, Function<Call, ObjectNode> work) {

        private Optional<Found> at(String requested, List<String> segments) {
            if (!requested.equals(method) || segments.size() != path.size()) {
                return Optional.empty();
            }
            var ids = new ArrayList<String>();
            for (int i = 0; i < path.size(); i++) {
                if (path.get(i).equals(ID)) {
                    ids.add(segments.get(i));
                } else if (!path.get(i).equals(segments.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Found(parameters, ids, work));
        }
    }

    private final List<Operation> operations = new ArrayList<>();

    /**
     * Adds an operation.
     *
     * @param path below {@code /v1/}, with {@code {}} for an id
     */
    public void add(String method, String path, Class<?> parameters, Function<Call, ObjectNode> work) {
        operations.add(new Operation(method, List.of(path.split("/", -1)), parameters, work));
    }

    /**
     * Adds an operation that knows a part of Stripe's parameters only: the others are refused, where leaving them out would be a lie.
     *
     * @param known names with their parts behind dots; one covers all its parts
     */
    public void add(
            String method, String path, Class<?> parameters, Set<String> known, Function<Call, ObjectNode> work) {
        add(method, path, parameters, call -> {
            refuseUnknown(call.parameters(), "", known);
            return work.apply(call);
        });
    }

    private static void refuseUnknown(JsonNode node, String name, Set<String> known) {
        if (known.contains(name) || name.equals("expand")) {
            return;
        }
        if (node.isValueNode()) {
            throw ApiError.invalid(name, "This stand-in of Stripe does not know what " + name + " does.");
        }
        node.properties()
                .forEach(part -> refuseUnknown(
                        part.getValue(), name.isEmpty() ? part.getKey() : name + "." + part.getKey(), known));
        if (node.isArray()) {
            node.forEach(element -> refuseUnknown(element, name, known));
        }
    }

    Optional<Found> find(String method, String path) {
        var segments = List.of(path.split("/", -1));
        return operations.stream()
                .flatMap(operation -> operation.at(method, segments).stream())
                .findFirst();
    }
}
