package dev.groundwork.ledger.schedule;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.localstack.dynamodb.expression.ConditionEvaluator;
import dev.groundwork.localstack.dynamodb.expression.ConditionParser;
import dev.groundwork.localstack.dynamodb.expression.ExpressionKind;
import dev.groundwork.localstack.dynamodb.expression.Placeholders;
import dev.groundwork.localstack.dynamodb.expression.UpdateEvaluator;
import dev.groundwork.localstack.dynamodb.expression.UpdateParser;
import dev.groundwork.testing.EngineValues;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** One write: where, on which condition, and what it makes of what stands there. */
record TableImageWrite(
        Key key,
        Optional<Map<String, AttributeValue>> item,
        String condition,
        String update,
        Map<String, String> names,
        Map<String, AttributeValue> values) {

    static TableImageWrite of(PutItemRequest r) {
        return new TableImageWrite(
                TableImage.key(r.item()),
                Optional.of(r.item()),
                text(r.conditionExpression()),
                "",
                r.expressionAttributeNames(),
                r.expressionAttributeValues());
    }

    static TableImageWrite of(UpdateItemRequest r) {
        return new TableImageWrite(
                TableImage.key(r.key()),
                Optional.empty(),
                text(r.conditionExpression()),
                r.updateExpression(),
                r.expressionAttributeNames(),
                r.expressionAttributeValues());
    }

    static TableImageWrite of(DeleteItemRequest r) {
        return new TableImageWrite(
                TableImage.key(r.key()),
                Optional.empty(),
                text(r.conditionExpression()),
                "",
                r.expressionAttributeNames(),
                r.expressionAttributeValues());
    }

    static TableImageWrite of(TransactWriteItem r) {
        var put = r.put();
        if (put != null) {
            return new TableImageWrite(
                    TableImage.key(put.item()),
                    Optional.of(put.item()),
                    text(put.conditionExpression()),
                    "",
                    put.expressionAttributeNames(),
                    put.expressionAttributeValues());
        }
        var update = r.update();
        return new TableImageWrite(
                TableImage.key(update.key()),
                Optional.empty(),
                text(update.conditionExpression()),
                update.updateExpression(),
                update.expressionAttributeNames(),
                update.expressionAttributeValues());
    }

    private static String text(String expression) {
        return expression == null ? "" : expression;
    }

    boolean holds(TableImage image) {
        return condition.isEmpty()
                || ConditionEvaluator.holds(
                        ConditionParser.parse(ExpressionKind.CONDITION, condition, placeholders()),
                        EngineValues.in(image.items().getOrDefault(key, Map.of())));
    }

    TableImage run(TableImage image) {
        if (item.isPresent()) {
            return image.with(key, item.get());
        }
        if (update.isEmpty()) {
            return image.without(key);
        }
        var before = EngineValues.in(image.items().getOrDefault(key, key.attributes()));
        return image.with(
                key, EngineValues.out(UpdateEvaluator.apply(UpdateParser.parse(update, placeholders()), before)));
    }

    private Placeholders placeholders() {
        return new Placeholders(names, EngineValues.in(values));
    }
}
