package dev.groundwork.localstack.dynamodb;

import dev.groundwork.localstack.dynamodb.error.Refusal;
import dev.groundwork.localstack.dynamodb.operation.CreateTable;
import dev.groundwork.localstack.dynamodb.operation.DeleteTable;
import dev.groundwork.localstack.dynamodb.operation.DescribeTable;
import dev.groundwork.localstack.dynamodb.operation.GetItem;
import dev.groundwork.localstack.dynamodb.operation.ListTables;
import dev.groundwork.localstack.dynamodb.operation.Operation;
import dev.groundwork.localstack.dynamodb.operation.Query;
import dev.groundwork.localstack.dynamodb.operation.Scan;
import dev.groundwork.localstack.dynamodb.operation.TransactWriteItems;
import dev.groundwork.localstack.dynamodb.operation.WriteItem;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.IdempotencyTokens;
import java.time.InstantSource;
import java.util.Map;

/** The operations by the target that names them. */
final class Operations {

    private static final String DYNAMODB = "DynamoDB_20120810.";

    private final Map<String, Operation> byTarget;

    Operations(Database database, IdempotencyTokens tokens, InstantSource clock) {
        this.byTarget = Map.ofEntries(
                Map.entry(DYNAMODB + "CreateTable", new CreateTable(database, clock)),
                Map.entry(DYNAMODB + "DescribeTable", new DescribeTable(database)),
                Map.entry(DYNAMODB + "ListTables", new ListTables(database)),
                Map.entry(DYNAMODB + "DeleteTable", new DeleteTable(database)),
                Map.entry(DYNAMODB + "GetItem", new GetItem(database)),
                Map.entry(DYNAMODB + "PutItem", new WriteItem(WriteItem.Kind.PUT, database, clock)),
                Map.entry(DYNAMODB + "UpdateItem", new WriteItem(WriteItem.Kind.UPDATE, database, clock)),
                Map.entry(DYNAMODB + "DeleteItem", new WriteItem(WriteItem.Kind.DELETE, database, clock)),
                Map.entry(DYNAMODB + "Query", new Query(database)),
                Map.entry(DYNAMODB + "Scan", new Scan(database)),
                Map.entry(DYNAMODB + "TransactWriteItems", new TransactWriteItems(database, tokens, clock)));
    }

    /** An operation and its short name. */
    record Named(String name, Operation operation) {}

    /** The operation that a target names, or a refusal. */
    Named named(String target) {
        var operation = byTarget.get(target);
        if (operation == null) {
            throw Refusal.protocol("UnknownOperationException", "");
        }
        return new Named(target.substring(target.indexOf('.') + 1), operation);
    }
}
