package dev.groundwork.dynamodb;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Writes that happen together or not at all, at most 100, each item once
 * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems</a>). Immutable.
 */
public final class Transaction {

    private final List<TransactWriteItem> writes;

    private Transaction(List<TransactWriteItem> writes) {
        this.writes = List.copyOf(writes);
    }

    /** No writes yet. */
    public static Transaction empty() {
        return new Transaction(List.of());
    }

    /** The writes in their order. */
    List<TransactWriteItem> writes() {
        return writes;
    }

    /** Returns the number of writes. */
    public int size() {
        return writes.size();
    }

    /** And all writes of another, after these. */
    public Transaction and(Transaction other) {
        var more = new ArrayList<>(writes);
        more.addAll(other.writes);
        return new Transaction(more);
    }

    /** And puts an item. */
    public Transaction put(Table table, Item item, Expression expression) {
        return and(TransactWriteItem.builder()
                .put(p -> p.tableName(table.name())
                        .item(item.attributes())
                        .conditionExpression(Table.orNull(expression.condition()))
                        .expressionAttributeNames(Table.orNull(expression.names()))
                        .expressionAttributeValues(Table.orNull(expression.values()))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build());
    }

    /** And updates an item. */
    public Transaction update(Table table, Key key, Expression expression) {
        return and(TransactWriteItem.builder()
                .update(u -> u.tableName(table.name())
                        .key(key.attributes())
                        .updateExpression(expression.update())
                        .conditionExpression(Table.orNull(expression.condition()))
                        .expressionAttributeNames(Table.orNull(expression.names()))
                        .expressionAttributeValues(Table.orNull(expression.values()))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build());
    }

    /** And deletes an item. */
    public Transaction delete(Table table, Key key, Expression expression) {
        return and(TransactWriteItem.builder()
                .delete(d -> d.tableName(table.name())
                        .key(key.attributes())
                        .conditionExpression(Table.orNull(expression.condition()))
                        .expressionAttributeNames(Table.orNull(expression.names()))
                        .expressionAttributeValues(Table.orNull(expression.values()))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build());
    }

    /** And only if this holds of an item that the transaction does not write. */
    public Transaction check(Table table, Key key, Expression expression) {
        return and(TransactWriteItem.builder()
                .conditionCheck(c -> c.tableName(table.name())
                        .key(key.attributes())
                        .conditionExpression(expression.condition())
                        .expressionAttributeNames(Table.orNull(expression.names()))
                        .expressionAttributeValues(Table.orNull(expression.values()))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build());
    }

    private Transaction and(TransactWriteItem write) {
        var more = new ArrayList<>(writes);
        more.add(write);
        return new Transaction(more);
    }
}
