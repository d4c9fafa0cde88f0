package dev.groundwork.localstack.dynamodb.operation;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.expression.Condition;
import dev.groundwork.localstack.dynamodb.expression.ConditionParser;
import dev.groundwork.localstack.dynamodb.expression.ExpressionKind;
import dev.groundwork.localstack.dynamodb.expression.Placeholders;
import dev.groundwork.localstack.dynamodb.expression.Projection;
import dev.groundwork.localstack.dynamodb.expression.Update;
import dev.groundwork.localstack.dynamodb.expression.UpdateParser;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.ValueJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The expressions of one request and what they refer to. */
final class ExpressionReader {

    private static final int MAX_NAME = 255;

    private final Request request;
    private final Placeholders placeholders;
    private boolean any;

    ExpressionReader(Request request) {
        this.request = request;
        this.placeholders = new Placeholders(names(request), values(request));
    }

    Optional<Update> update() {
        return text(ExpressionKind.UPDATE).map(text -> UpdateParser.parse(text, placeholders));
    }

    private Optional<String> text(ExpressionKind kind) {
        var text = request.text(kind.member());
        any |= text.isPresent();
        return text;
    }

    Optional<Condition> condition(ExpressionKind kind) {
        return text(kind).map(text -> ConditionParser.parse(kind, text, placeholders));
    }

    Optional<Projection> projection() {
        return text(ExpressionKind.PROJECTION).map(text -> Projection.parse(text, placeholders));
    }

    /** To be called when every expression was read. */
    void requireAllUsed() {
        for (var member : List.of("ExpressionAttributeNames", "ExpressionAttributeValues")) {
            if (!any && request.member(member).isPresent()) {
                throw DynamoDbError.validation(member + " can only be specified when using expressions");
            }
        }
        placeholders.requireAllUsed();
    }

    private static Map<String, String> names(Request request) {
        var names = new LinkedHashMap<String, String>();
        for (var entry : request.entries("ExpressionAttributeNames")) {
            requirePlaceholder("ExpressionAttributeNames", entry.getKey(), '#');
            if (!entry.getValue().isTextual()) {
                throw DynamoDbError.protocol(
                        "SerializationException", "ExpressionAttributeNames can not be converted to Strings");
            }
            names.put(entry.getKey(), entry.getValue().textValue());
        }
        requireNotEmpty(request, "ExpressionAttributeNames", names.isEmpty());
        return names;
    }

    private static Map<String, AttributeValue> values(Request request) {
        var values = new LinkedHashMap<String, AttributeValue>();
        for (var entry : request.entries("ExpressionAttributeValues")) {
            requirePlaceholder("ExpressionAttributeValues", entry.getKey(), ':');
            values.put(entry.getKey(), ValueJson.read(entry.getValue()));
        }
        requireNotEmpty(request, "ExpressionAttributeValues", values.isEmpty());
        return values;
    }

    private static void requirePlaceholder(String member, String key, char first) {
        boolean sound = key.length() > 1
                && key.length() <= MAX_NAME
                && key.charAt(0) == first
                && key.substring(1).chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_'));
        if (!sound) {
            throw DynamoDbError.validation(member + " contains invalid key: Syntax error; key: \"" + key + "\"");
        }
    }

    private static void requireNotEmpty(Request request, String member, boolean empty) {
        if (empty && request.member(member).isPresent()) {
            throw DynamoDbError.validation(member + " must not be empty");
        }
    }
}
