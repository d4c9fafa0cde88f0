package dev.groundwork.localstack.stripe.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.annotations.SerializedName;
import com.stripe.model.EventDataClassLookup;
import com.stripe.model.ExpandableField;
import com.stripe.model.StripeCollectionInterface;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Events;
import dev.groundwork.localstack.stripe.state.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Expands what {@code expand[]} names. Which members can be expanded is said by stripe-java's classes of objects. */
public final class Expansion {

    private static final int DEEPEST = 4;

    private final Account account;
    private final Map<String, Function<ObjectNode, ObjectNode>> lists = new HashMap<>();

    public Expansion(Account account) {
        this.account = account;
    }

    /** Adds a list that an object has only when it is asked for, by {@code type.member}. */
    public void add(String member, Function<ObjectNode, ObjectNode> list) {
        lists.put(member, list);
    }

    /** Expands the members that the parameters name. */
    void apply(ObjectNode answer, JsonNode paths) {
        for (var path : paths) {
            var names = List.of(path.asText().split("\\.", -1));
            if (names.size() > DEEPEST + (names.contains("data") ? 1 : 0)) {
                throw ApiError.invalid(
                        "expand", "You cannot expand more than 4 levels of a property. Property: " + path.asText());
            }
            walk(answer, typeOf(answer), names, path.asText());
        }
    }

    private static Optional<Class<?>> typeOf(ObjectNode node) {
        return Json.text(node, "object").map(EventDataClassLookup.classLookup::get);
    }

    private void walk(ObjectNode node, Optional<Class<?>> type, List<String> names, String path) {
        if (names.isEmpty()) {
            return;
        }
        var name = names.getFirst();
        var rest = names.subList(1, names.size());
        if (Json.text(node, "object").filter("list"::equals).isPresent() && name.equals("data")) {
            Json.objects(node.path("data")).forEach(element -> walk(element, typeOf(element), rest, path));
            return;
        }
        var member = type.flatMap(owner -> memberType(owner, name)).orElseThrow(() -> refusal(path));
        var list = lists.get(Json.text(node, "object").orElse("") + "." + name);
        if (list != null && !node.has(name)) {
            node.set(name, list.apply(node));
        } else if (rest.isEmpty() && !isExpandable(member)) {
            throw refusal(path);
        }
        expand(node, name, member);
        descend(node.path(name), member, rest, path);
    }

    private void expand(ObjectNode node, String name, Type member) {
        var value = node.path(name);
        if (isExpandable(member) && value.isTextual()) {
            account.find(value.asText()).ifPresent(object -> node.set(name, Events.shown(object)));
        } else if (isExpandable(member) && value instanceof ArrayNode ids) {
            for (int i = 0; i < ids.size(); i++) {
                var at = i;
                account.find(ids.path(i).asText()).ifPresent(object -> ids.set(at, Events.shown(object)));
            }
        }
    }

    private void descend(JsonNode value, Type member, List<String> rest, String path) {
        if (value instanceof ObjectNode object) {
            walk(object, typeOf(object).or(() -> nested(member)), rest, path);
        } else if (value instanceof ArrayNode array) {
            Json.objects(array).forEach(o -> walk(o, typeOf(o).or(() -> nested(member)), rest, path));
        }
    }

    private static Optional<Class<?>> nested(Type member) {
        return member instanceof Class<?> simple ? Optional.of(simple) : Optional.empty();
    }

    private static boolean isExpandable(Type member) {
        return member instanceof ParameterizedType generic
                && (generic.getRawType() == ExpandableField.class || isExpandable(generic.getActualTypeArguments()[0]));
    }

    private static Optional<Type> memberType(Class<?> owner, String name) {
        return Arrays.stream(owner.getDeclaredFields())
                .filter(field -> Optional.ofNullable(field.getAnnotation(SerializedName.class))
                        .filter(n -> n.value().equals(name))
                        .isPresent())
                .map(field -> field.getGenericType())
                .filter(t -> !(t instanceof Class<?> c)
                        || c.getName().startsWith("com.stripe.model.")
                        || StripeCollectionInterface.class.isAssignableFrom(c))
                .findFirst();
    }

    private static ApiError refusal(String path) {
        return ApiError.invalid("expand", "This property cannot be expanded (" + path + ").");
    }
}
