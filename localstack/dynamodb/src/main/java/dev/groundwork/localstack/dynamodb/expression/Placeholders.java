package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names and values that the expressions of one request may refer to, and which of them were. Every one must be. */
public final class Placeholders {

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> used = new HashSet<>();

    public Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
    }

    String name(ExpressionKind kind, String placeholder) {
        var name = names.get(placeholder);
        if (name == null) {
            throw kind.refusal("An expression attribute name used in the document path is not defined; attribute name: "
                    + placeholder);
        }
        used.add(placeholder);
        return name;
    }

    AttributeValue value(ExpressionKind kind, String placeholder) {
        var value = values.get(placeholder);
        if (value == null) {
            throw kind.refusal(
                    "An expression attribute value used in expression is not defined; attribute value: " + placeholder);
        }
        used.add(placeholder);
        return value;
    }

    /** Refuses the request where a name or a value was given that no expression used. */
    public void requireAllUsed() {
        requireUsed("ExpressionAttributeNames", names.keySet());
        requireUsed("ExpressionAttributeValues", values.keySet());
    }

    private void requireUsed(String member, Set<String> given) {
        var unused = new TreeSet<>(given);
        unused.removeAll(used);
        if (!unused.isEmpty()) {
            throw DynamoDbError.validation("Value provided in " + member + " unused in expressions: keys: {"
                    + String.join(", ", unused) + "}");
        }
    }
}
