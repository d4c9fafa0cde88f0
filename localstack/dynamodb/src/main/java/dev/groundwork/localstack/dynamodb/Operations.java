package dev.groundwork.localstack.dynamodb;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.journal.EngineState;
import dev.groundwork.localstack.dynamodb.operation.BatchGetItem;
import dev.groundwork.localstack.dynamodb.operation.BatchWriteItem;
import dev.groundwork.localstack.dynamodb.operation.ContinuousBackups;
import dev.groundwork.localstack.dynamodb.operation.CreateTable;
import dev.groundwork.localstack.dynamodb.operation.DeleteTable;
import dev.groundwork.localstack.dynamodb.operation.DescribeTable;
import dev.groundwork.localstack.dynamodb.operation.GetItem;
import dev.groundwork.localstack.dynamodb.operation.ListTables;
import dev.groundwork.localstack.dynamodb.operation.Operation;
import dev.groundwork.localstack.dynamodb.operation.Query;
import dev.groundwork.localstack.dynamodb.operation.Scan;
import dev.groundwork.localstack.dynamodb.operation.StreamOperations;
import dev.groundwork.localstack.dynamodb.operation.TimeToLive;
import dev.groundwork.localstack.dynamodb.operation.TransactGetItems;
import dev.groundwork.localstack.dynamodb.operation.TransactWriteItems;
import dev.groundwork.localstack.dynamodb.operation.UpdateTable;
import dev.groundwork.localstack.dynamodb.operation.WriteItem;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.IdempotencyTokens;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The operations by the target that names them. */
final class Operations {

    private static final String DYNAMODB = "DynamoDB_20120810.";
    private static final String STREAMS = "DynamoDBStreams_20120810.";

    private final Map<String, Operation> byTarget = new HashMap<>();

    Operations(EngineState state, InstantSource clock) {
        addTables(state.database(), clock);
        addItems(state.database(), state.tokens(), clock);
        addStreams(new StreamOperations(state.streams(), clock));
    }

    private void addTables(Database database, InstantSource clock) {
        var timeToLive = new TimeToLive(database);
        var backups = new ContinuousBackups(database);
        byTarget.put(DYNAMODB + "CreateTable", new CreateTable(database, clock));
        byTarget.put(DYNAMODB + "DescribeTable", new DescribeTable(database));
        byTarget.put(DYNAMODB + "ListTables", new ListTables(database));
        byTarget.put(DYNAMODB + "UpdateTable", new UpdateTable(database, clock));
        byTarget.put(DYNAMODB + "DeleteTable", new DeleteTable(database));
        byTarget.put(DYNAMODB + "UpdateTimeToLive", timeToLive::update);
        byTarget.put(DYNAMODB + "DescribeTimeToLive", timeToLive::describe);
        byTarget.put(DYNAMODB + "UpdateContinuousBackups", backups::update);
        byTarget.put(DYNAMODB + "DescribeContinuousBackups", backups::describe);
    }

    private void addItems(Database database, IdempotencyTokens tokens, InstantSource clock) {
        byTarget.put(DYNAMODB + "GetItem", new GetItem(database));
        byTarget.put(DYNAMODB + "PutItem", new WriteItem(WriteItem.Kind.PUT, database, clock));
        byTarget.put(DYNAMODB + "UpdateItem", new WriteItem(WriteItem.Kind.UPDATE, database, clock));
        byTarget.put(DYNAMODB + "DeleteItem", new WriteItem(WriteItem.Kind.DELETE, database, clock));
        byTarget.put(DYNAMODB + "Query", new Query(database));
        byTarget.put(DYNAMODB + "Scan", new Scan(database));
        byTarget.put(DYNAMODB + "BatchGetItem", new BatchGetItem(database));
        byTarget.put(DYNAMODB + "BatchWriteItem", new BatchWriteItem(database, clock));
        byTarget.put(DYNAMODB + "TransactGetItems", new TransactGetItems(database));
        byTarget.put(DYNAMODB + "TransactWriteItems", new TransactWriteItems(database, tokens, clock));
    }

    private void addStreams(StreamOperations streams) {
        byTarget.put(STREAMS + "ListStreams", streams::list);
        byTarget.put(STREAMS + "DescribeStream", streams::describe);
        byTarget.put(STREAMS + "GetShardIterator", streams::iterator);
        byTarget.put(STREAMS + "GetRecords", streams::records);
    }

    /** An operation and its short name. */
    record Named(String name, Operation operation) {}

    /** The operation that a target names, or a refusal. */
    Named named(String target) {
        var operation = byTarget.get(target);
        if (operation == null) {
            throw DynamoDbError.protocol("UnknownOperationException", "");
        }
        return new Named(target.substring(target.indexOf('.') + 1), operation);
    }
}
