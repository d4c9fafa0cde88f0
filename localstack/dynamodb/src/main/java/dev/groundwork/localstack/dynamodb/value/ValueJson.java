package dev.groundwork.localstack.dynamodb.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.BinarySet;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.BinaryValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.BooleanValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.ListValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.MapValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NullValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NumberSet;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NumberValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.StringSet;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.StringValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Attribute values to and from the wire's JSON. Reading refuses what DynamoDB refuses, in its words. */
public final class ValueJson {

    private static final int MAX_DEPTH = 32;
    private static final String INVALID = "One or more parameter values were invalid: ";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ValueJson() {}

    /** Reads an item or a key: names to values. */
    public static Map<String, AttributeValue> readItem(JsonNode node) {
        return readMap(node, 0);
    }

    /** Reads one value. */
    public static AttributeValue read(JsonNode node) {
        return read(node, 0);
    }

    private static Map<String, AttributeValue> readMap(JsonNode node, int depth) {
        if (!node.isObject()) {
            throw DynamoDbError.protocol("SerializationException", "Expected a map of attribute values");
        }
        var item = new LinkedHashMap<String, AttributeValue>();
        for (var entry : node.properties()) {
            item.put(entry.getKey(), read(entry.getValue(), depth));
        }
        return item;
    }

    private static AttributeValue read(JsonNode node, int depth) {
        if (depth >= MAX_DEPTH) {
            throw DynamoDbError.validation(
                    "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
                            + " beyond supported limit");
        }
        if (!node.isObject()) {
            throw DynamoDbError.protocol("SerializationException", "Expected an attribute value");
        }
        AttributeValue found = null;
        for (var entry : node.properties()) {
            var type = AttributeType.of(entry.getKey());
            if (type.isEmpty() || entry.getValue().isNull()) {
                continue;
            }
            if (found != null) {
                throw DynamoDbError.validation(
                        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of"
                                + " the supported datatypes");
            }
            found = read(type.get(), entry.getValue(), depth);
        }
        if (found == null) {
            throw DynamoDbError.validation(
                    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        return found;
    }

    private static AttributeValue read(AttributeType type, JsonNode node, int depth) {
        return switch (type) {
            case S -> new StringValue(text(node));
            case N -> new NumberValue(Numbers.parse(text(node)));
            case B -> new BinaryValue(bytes(node));
            case BOOL -> new BooleanValue(bool(node));
            case NULL -> nullValue(node);
            case M -> new MapValue(readMap(node, depth + 1));
            case L -> new ListValue(list(node, depth + 1));
            case SS -> new StringSet(set(node, "An string set  may not be empty", ValueJson::text));
            case NS -> new NumberSet(set(node, "An number set  may not be empty", n -> Numbers.parse(text(n))));
            case BS -> new BinarySet(set(node, "Binary sets should not be empty", ValueJson::bytes));
        };
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw DynamoDbError.protocol("SerializationException", kind(node) + " can not be converted to a String");
        }
        return node.textValue();
    }

    private static boolean bool(JsonNode node) {
        if (!node.isBoolean()) {
            throw DynamoDbError.protocol("SerializationException", kind(node) + " can not be converted to a Boolean");
        }
        return node.booleanValue();
    }

    private static Bytes bytes(JsonNode node) {
        try {
            return Bytes.ofBase64(text(node));
        } catch (IllegalArgumentException e) {
            throw DynamoDbError.protocol("SerializationException", "Invalid Base64: " + e.getMessage());
        }
    }

    private static NullValue nullValue(JsonNode node) {
        if (!bool(node)) {
            throw DynamoDbError.validation(INVALID + "Null attribute value types must have the value of true");
        }
        return new NullValue();
    }

    private static List<AttributeValue> list(JsonNode node, int depth) {
        if (!node.isArray()) {
            throw DynamoDbError.protocol("SerializationException", "Expected a list of attribute values");
        }
        var values = new ArrayList<AttributeValue>(node.size());
        node.forEach(element -> values.add(read(element, depth)));
        return values;
    }

    private static <T> Set<T> set(JsonNode node, String whenEmpty, Function<JsonNode, T> member) {
        if (!node.isArray()) {
            throw DynamoDbError.protocol("SerializationException", "Expected a set of values");
        }
        if (node.isEmpty()) {
            throw DynamoDbError.validation(INVALID + whenEmpty);
        }
        var members = new LinkedHashSet<T>();
        for (var element : node) {
            if (!members.add(member.apply(element))) {
                throw DynamoDbError.validation(INVALID + "Input collection " + listed(node) + " contains duplicates.");
            }
        }
        return members;
    }

    private static String listed(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts.toString();
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case NUMBER -> "NUMBER_VALUE";
            case BOOLEAN -> node.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE";
            case ARRAY -> "START_ARRAY";
            case OBJECT, POJO -> "START_OBJECT";
            case STRING -> "STRING_VALUE";
            case NULL, MISSING, BINARY -> "VALUE";
        };
    }

    /** Writes an item or a key. */
    public static ObjectNode write(Map<String, AttributeValue> item) {
        var node = JSON.objectNode();
        item.forEach((name, value) -> node.set(name, write(value)));
        return node;
    }

    /** Writes one value. */
    public static ObjectNode write(AttributeValue value) {
        var node = JSON.objectNode();
        node.set(value.type().name(), content(value));
        return node;
    }

    private static JsonNode content(AttributeValue value) {
        return switch (value) {
            case StringValue v -> JSON.textNode(v.value());
            case NumberValue v -> number(v.value());
            case BinaryValue v -> JSON.textNode(v.value().base64());
            case BooleanValue v -> JSON.booleanNode(v.value());
            case NullValue v -> JSON.booleanNode(true);
            case MapValue v -> write(v.value());
            case ListValue v -> array(v.value(), ValueJson::write);
            case StringSet v -> array(v.value(), JSON::textNode);
            case NumberSet v -> array(v.value(), ValueJson::number);
            case BinarySet v -> array(v.value(), bytes -> JSON.textNode(bytes.base64()));
        };
    }

    private static JsonNode number(BigDecimal number) {
        return JSON.textNode(Numbers.text(number));
    }

    private static <T> ArrayNode array(Iterable<T> values, Function<T, JsonNode> written) {
        var array = JSON.arrayNode();
        values.forEach(value -> array.add(written.apply(value)));
        return array;
    }
}
