package dev.groundwork.localstack.stripe.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads members of JSON objects, where null and absent mean the same. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Returns an empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Returns an empty list. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Parses an object that this program wrote itself. */
    public static ObjectNode parse(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept is no JSON", e);
        }
    }

    /** Returns a text or a number as text; nothing for null and absent. */
    public static Optional<String> text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** Returns a text that is always there. */
    public static String need(JsonNode node, String name) {
        return text(node, name).orElseThrow(() -> new IllegalStateException("there is no " + name + " in " + node));
    }

    /** Tells whether a member is there and not null. */
    public static boolean has(JsonNode node, String name) {
        return node.hasNonNull(name);
    }

    /** Returns the objects of a list, none where it is absent. */
    public static List<ObjectNode> objects(JsonNode list) {
        var objects = new ArrayList<ObjectNode>();
        list.forEach(element -> {
            if (element instanceof ObjectNode object) {
                objects.add(object);
            }
        });
        return objects;
    }

    /** Returns a member that is an object, made where it is not there. */
    public static ObjectNode child(ObjectNode node, String name) {
        return node.get(name) instanceof ObjectNode object ? object : node.putObject(name);
    }
}
