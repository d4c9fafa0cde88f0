package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A request's JSON with typed access. Members that nobody asks for are ignored, those of a wrong type refused. */
record Request(JsonNode body) {

    /** A member that may be missing or null. */
    Optional<JsonNode> member(String name) {
        var node = body.get(name);
        return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    JsonNode required(String name) {
        return member(name).orElseThrow(() -> missing(name));
    }

    Optional<String> text(String name) {
        return member(name).map(node -> {
            if (!node.isTextual()) {
                throw wrongType(name, "a String");
            }
            return node.textValue();
        });
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    boolean flag(String name) {
        return member(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw wrongType(name, "a Boolean");
                    }
                    return node.booleanValue();
                })
                .orElse(false);
    }

    OptionalInt number(String name, int min, int max) {
        var node = member(name);
        if (node.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!node.get().canConvertToInt() || !node.get().isIntegralNumber()) {
            throw wrongType(name, "an Integer");
        }
        int value = node.get().intValue();
        if (value < min || value > max) {
            throw invalid(
                    name,
                    String.valueOf(value),
                    value < min
                            ? "Member must have value greater than or equal to " + min
                            : "Member must have value less than or equal to " + max);
        }
        return OptionalInt.of(value);
    }

    /** A member that must be one of an enum's constants; the default where it is missing. */
    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text.get())) {
                return constant;
            }
        }
        throw invalid(name, text.get(), "Member must satisfy enum value set: " + List.of(type.getEnumConstants()));
    }

    Optional<Request> object(String name) {
        return member(name).map(node -> {
            if (!node.isObject()) {
                throw wrongType(name, "an object");
            }
            return new Request(node);
        });
    }

    /** A list of objects, empty where it is missing. */
    List<Request> objects(String name) {
        var found = new ArrayList<Request>();
        member(name).ifPresent(list -> {
            if (!list.isArray()) {
                throw wrongType(name, "a list");
            }
            for (var element : list) {
                if (!element.isObject()) {
                    throw wrongType(name, "a list of objects");
                }
                found.add(new Request(element));
            }
        });
        return found;
    }

    /** The members of a member that is an object. */
    Iterable<Map.Entry<String, JsonNode>> entries(String name) {
        return object(name)
                .map(Request::body)
                .map(JsonNode::properties)
                .map(List::copyOf)
                .orElse(List.of());
    }

    /** Refuses parameters of the API before expressions: silently ignoring them would do something else than was asked for. */
    void refuseLegacy(String... names) {
        for (var name : names) {
            if (member(name).isPresent()) {
                throw DynamoDbError.validation("The legacy parameter " + name + " is not supported: use expressions");
            }
        }
    }

    static DynamoDbError missing(String name) {
        return DynamoDbError.validation("1 validation error detected: Value null at '" + decapitalized(name)
                + "' failed to satisfy constraint: Member must not be null");
    }

    static DynamoDbError invalid(String name, String value, String constraint) {
        return DynamoDbError.validation("1 validation error detected: Value '" + value + "' at '" + decapitalized(name)
                + "' failed to satisfy constraint: " + constraint);
    }

    private static DynamoDbError wrongType(String name, String expected) {
        return DynamoDbError.protocol("SerializationException", name + " can not be converted to " + expected);
    }

    private static String decapitalized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
