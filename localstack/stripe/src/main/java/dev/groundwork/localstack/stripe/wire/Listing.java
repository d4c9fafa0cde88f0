package dev.groundwork.localstack.stripe.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Events;
import dev.groundwork.localstack.stripe.state.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Lists of objects, newest first, by Stripe's cursors; a parameter filters by the member of its name unless it says how. */
public final class Listing implements Function<Call, ObjectNode> {

    private static final int DEFAULT_LIMIT = 10;
    private static final int MOST = 100;
    private static final Set<String> NO_FILTERS = Set.of("limit", "starting_after", "ending_before", "expand");

    private final String type;
    private final Map<String, BiPredicate<ObjectNode, JsonNode>> filters;

    private Listing(String type, Map<String, BiPredicate<ObjectNode, JsonNode>> filters) {
        this.type = type;
        this.filters = filters;
    }

    /** Lists all objects of a type. */
    public static Listing of(String type) {
        return new Listing(type, Map.of("created", Listing::isWithin));
    }

    /** The same with a filter of its own for a parameter. */
    public Listing with(String parameter, BiPredicate<ObjectNode, JsonNode> filter) {
        var more = new HashMap<>(filters);
        more.put(parameter, filter);
        return new Listing(type, more);
    }

    @Override
    public ObjectNode apply(Call call) {
        var matching = call.account().all(type).reversed().stream()
                .filter(object -> !object.path("deleted").asBoolean())
                .filter(object -> matches(object, call.parameters()))
                .toList();
        return page(call, matching);
    }

    private boolean matches(ObjectNode object, ObjectNode parameters) {
        return parameters.properties().stream()
                .filter(parameter -> !NO_FILTERS.contains(parameter.getKey()))
                .allMatch(parameter -> filters.getOrDefault(
                                parameter.getKey(), (o, value) -> isEqual(o.path(parameter.getKey()), value))
                        .test(object, parameter.getValue()));
    }

    private static boolean isEqual(JsonNode member, JsonNode value) {
        if (value instanceof ObjectNode parts) {
            return parts.properties().stream().allMatch(part -> isEqual(member.path(part.getKey()), part.getValue()));
        }
        return !member.isNull() && member.asText().equals(value.asText());
    }

    private static boolean isWithin(ObjectNode object, JsonNode range) {
        var created = object.path("created").asLong();
        if (range.isNumber()) {
            return created == range.asLong();
        }
        return (!range.has("gt") || created > range.path("gt").asLong())
                && (!range.has("gte") || created >= range.path("gte").asLong())
                && (!range.has("lt") || created < range.path("lt").asLong())
                && (!range.has("lte") || created <= range.path("lte").asLong());
    }

    /** Returns the page of a list that a call asks for. */
    public static ObjectNode page(Call call, List<ObjectNode> objects) {
        var limit = limit(call);
        var ids = objects.stream().map(object -> Json.need(object, "id")).toList();
        int from = 0;
        int to = objects.size();
        boolean hasMore;
        if (call.text("ending_before").isPresent()) {
            to = position(call, ids, "ending_before");
            from = Math.max(0, to - limit);
            hasMore = from > 0;
        } else {
            from = call.text("starting_after").isPresent() ? position(call, ids, "starting_after") + 1 : 0;
            to = Math.min(to, from + limit);
            hasMore = to < objects.size();
        }
        var page = Json.object().put("object", "list").put("url", call.url()).put("has_more", hasMore);
        var data = page.putArray("data");
        objects.subList(from, to).forEach(object -> data.add(Events.shown(object)));
        return page;
    }

    private static int limit(Call call) {
        long limit = call.number("limit").orElse((long) DEFAULT_LIMIT);
        if (limit < 1 || limit > MOST) {
            throw ApiError.invalid(
                    "parameter_invalid_integer",
                    "limit",
                    limit < 1
                            ? "This value must be greater than or equal to 1."
                            : "This value must be less than or equal to 100.");
        }
        return (int) limit;
    }

    private static int position(Call call, List<String> ids, String parameter) {
        var id = call.required(parameter);
        var at = ids.indexOf(id);
        if (at < 0) {
            throw ApiError.missing("object", id, parameter);
        }
        return at;
    }
}
