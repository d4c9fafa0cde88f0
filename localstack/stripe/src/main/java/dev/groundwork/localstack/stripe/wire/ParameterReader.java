package dev.groundwork.localstack.stripe.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.stripe.param.common.EmptyParam;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Gives parameters their types, by the class that stripe-java has for an operation's parameters: it is generated from Stripe's API
 * description. What that class does not have, or has with another type, is refused in Stripe's words.
 */
final class ParameterReader {

    private static final String INTEGER = "-?\\d{1,18}";
    private static final String DECIMAL = "-?\\d{1,30}(\\.\\d{1,12})?";

    private ParameterReader() {}

    /** Reads the parameters of an operation. */
    static ObjectNode read(Class<?> parameters, Map<String, Object> form) {
        return members(parameters, form, "");
    }

    private static ObjectNode members(Class<?> parameters, Map<String, Object> form, String path) {
        var known = ParameterTypes.of(parameters);
        var object = Json.object();
        form.forEach((name, value) -> {
            var at = path.isEmpty() ? name : path + "[" + name + "]";
            var types = known.get(name);
            if (types == null) {
                throw ApiError.invalid("parameter_unknown", at, "Received unknown parameter: " + at);
            }
            object.set(name, anyOf(types, value, at));
        });
        return object;
    }

    /** Reads a value as the first type that fits; the refusal is that of the type that came furthest. */
    private static JsonNode anyOf(List<Type> types, Object value, String at) {
        var refusals = new ArrayList<ApiError>();
        for (var type : types) {
            try {
                return read(type, value, at);
            } catch (ApiError refused) {
                refusals.add(refused);
            }
        }
        throw refusals.stream()
                .max(Comparator.comparingInt(refused -> refused.parameter().length()))
                .orElseGet(() -> ApiError.invalid(at, "Invalid value"));
    }

    private static JsonNode read(Type type, Object value, String at) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? list(arguments[0], map(value, at, "Invalid array"), at)
                    : entries(arguments[1], map(value, at, "Invalid object"), at);
        }
        if (!(type instanceof Class<?> simple)) {
            return read(Object.class, value, at);
        }
        if (simple == EmptyParam.class) {
            return empty(value, at);
        }
        if (ParameterTypes.isParameters(simple)) {
            return members(simple, map(value, at, "Invalid object"), at);
        }
        if (!(value instanceof String text)) {
            throw ApiError.invalid(at, "Invalid string: " + value);
        }
        return simple(simple, text, at);
    }

    private static JsonNode simple(Class<?> type, String text, String at) {
        if (type == Long.class || type == Integer.class) {
            return LongNode.valueOf(
                    Long.parseLong(matching(text, INTEGER, "parameter_invalid_integer", at, "Invalid integer: ")));
        }
        if (text.isEmpty()) {
            throw ApiError.invalid(
                    "parameter_invalid_empty",
                    at,
                    "You passed an empty string for '" + at + "'. We assume empty values are an attempt to unset a"
                            + " parameter; however '" + at + "' cannot be unset. You should remove '" + at
                            + "' from your request or supply a non-empty value.");
        }
        if (type == Boolean.class) {
            if (!text.equals("true") && !text.equals("false")) {
                throw ApiError.invalid(at, "Invalid boolean: " + text);
            }
            return BooleanNode.valueOf(text.equals("true"));
        }
        if (type == BigDecimal.class) {
            if (!text.matches(DECIMAL)) {
                throw ApiError.invalid(at, "Invalid decimal: " + text);
            }
            return DecimalNode.valueOf(new BigDecimal(text));
        }
        var values = ParameterTypes.values(type);
        if (!values.isEmpty() && !values.contains(text)) {
            throw ApiError.invalid(at, "Invalid " + at + ": must be one of " + oneOf(values));
        }
        return TextNode.valueOf(text);
    }

    private static String matching(String text, String pattern, String code, String at, String message) {
        if (!text.matches(pattern)) {
            throw ApiError.invalid(code, at, message + text);
        }
        return text;
    }

    private static String oneOf(List<String> values) {
        return values.size() < 2
                ? String.join("", values)
                : String.join(", ", values.subList(0, values.size() - 1)) + ", or " + values.getLast();
    }

    private static JsonNode empty(Object value, String at) {
        if (!value.equals("")) {
            throw ApiError.invalid(at, "Invalid value");
        }
        return NullNode.instance;
    }

    private static JsonNode list(Type element, Map<String, Object> elements, String at) {
        var list = Json.array();
        elements.forEach((index, value) -> list.add(read(element, value, at + "[" + index + "]")));
        return list;
    }

    private static JsonNode entries(Type type, Map<String, Object> entries, String at) {
        var object = Json.object();
        entries.forEach((name, value) ->
                object.set(name, value.equals("") ? TextNode.valueOf("") : read(type, value, at + "[" + name + "]")));
        return object;
    }

    @SuppressWarnings("unchecked") // a form has only texts and maps of this kind
    private static Map<String, Object> map(Object value, String at, String refusal) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw ApiError.invalid(at, refusal);
    }
}
