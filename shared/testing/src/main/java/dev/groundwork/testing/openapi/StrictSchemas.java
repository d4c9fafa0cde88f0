package dev.groundwork.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes the schemas of a document stricter where it is silent, and valid where its choices overlap. */
final class StrictSchemas {

    private static final String ONE_OF = "oneOf";
    private static final String CLOSED = "additionalProperties";

    private StrictSchemas() {}

    /**
     * Returns a copy whose objects have no other members than those named, and whose choices are valid with one match at least: Render's
     * description of a web service's details is also valid as that of a private service, by which no request would be valid.
     */
    static JsonNode of(JsonNode document) {
        var copy = document.deepCopy();
        close(copy, false);
        return copy;
    }

    private static void close(JsonNode node, boolean isPart) {
        if (node instanceof ObjectNode schema) {
            if (!isPart && isPlainObject(schema)) {
                schema.put(CLOSED, false);
            }
            if (schema.path(ONE_OF).isArray() && !schema.has("anyOf")) {
                schema.set("anyOf", schema.remove(ONE_OF));
            }
            schema.properties()
                    .forEach(member -> close(member.getValue(), member.getKey().equals("allOf")));
        } else {
            node.forEach(element -> close(element, isPart));
        }
    }

    /** Returns true for an object's schema that says by itself what the object has. */
    private static boolean isPlainObject(ObjectNode schema) {
        return schema.path("type").asText().equals("object")
                && schema.path("properties").isObject()
                && !schema.has(CLOSED)
                && !schema.has("allOf")
                && !schema.has("anyOf")
                && !schema.has(ONE_OF);
    }
}
