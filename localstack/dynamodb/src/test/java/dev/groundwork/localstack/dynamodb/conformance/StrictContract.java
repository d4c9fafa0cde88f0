package dev.groundwork.localstack.dynamodb.conformance;

import static dev.groundwork.localstack.dynamodb.conformance.Endpoint.assertInvalid;
import static dev.groundwork.localstack.dynamodb.conformance.Plain.item;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;

/**
 * Behaviour that AWS documents, and that the independent engine differs in that the other contracts were run against. Each case says where AWS says so.
 * Kept apart, so that the other contracts hold of both.
 */
public interface StrictContract extends Contract {

    @Test
    @DisplayName("INFRA-CRED-880 function names are case-sensitive")
    default void functionNames() {
        // Developer guide, "Condition and filter expressions": "Function names are case sensitive." The other engine
        // takes any case.
        assertInvalid(
                () -> endpoint().holds(endpoint().table(), item("pk", "a"), "Attribute_exists(pk)"), "function name");
    }

    @Test
    @DisplayName("INFRA-CRED-881 operands that can never fit are refused at once")
    default void operands() {
        // API reference: only S, N and B have an order; attribute_type takes one of ten names. The other engine answers
        // that the
        // condition does not hold.
        var table = endpoint().table();
        var sample = item("pk", "a", "n", 1);
        assertInvalid(() -> endpoint().holds(table, sample, "n < :v", ":v", true), "Incorrect operand type");
        assertInvalid(() -> endpoint().holds(table, sample, "attribute_type(n, :v)", ":v", "X"), "attribute type name");
        assertInvalid(() -> endpoint().holds(table, sample, "n = n"), "must be distinct");
    }

    @Test
    @DisplayName("INFRA-CRED-882 paths that need a map and a list at one place are refused before the item is seen")
    default void conflictingPaths() {
        // The error is about the expression, not the item: "Two document paths conflict with each other". The other
        // engine only
        // says so when the item does not fit.
        assertInvalid(
                () -> endpoint().update(endpoint().table(), "SET m.x = :v, m[0] = :v", ":v", 1),
                "Two document paths conflict");
    }

    @Test
    @DisplayName("INFRA-CRED-883 a write that changes nothing is in no stream")
    default void noRecordWithoutChange() {
        // Developer guide, "Change data capture for DynamoDB Streams": "If you perform a PutItem or UpdateItem
        // operation that does
        // not change any data in an item, DynamoDB Streams does not write a stream record". The other engine writes
        // one.
        var table = endpoint()
                .table(
                        r -> r.streamSpecification(s -> s.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)),
                        "pk");
        endpoint().put(table, "pk", "a", "n", 1);
        endpoint().put(table, "pk", "a", "n", 1);
        endpoint().update(table, "SET n = :v", ":v", 1);

        var arn = endpoint()
                .client()
                .describeTable(r -> r.tableName(table))
                .table()
                .latestStreamArn();
        var shard = endpoint()
                .streams()
                .describeStream(r -> r.streamArn(arn))
                .streamDescription()
                .shards()
                .getFirst();
        var start = endpoint()
                .streams()
                .getShardIterator(r ->
                        r.streamArn(arn).shardId(shard.shardId()).shardIteratorType(ShardIteratorType.TRIM_HORIZON));
        var records = endpoint()
                .streams()
                .getRecords(r -> r.shardIterator(start.shardIterator()))
                .records();

        assertThat(records).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-CRED-884 a projection in a transaction of reads answers what it names, keys or not")
    default void transactionalProjection() {
        // API reference, Get: "attributes to retrieve"; only those. The other engine adds the key.
        var table = endpoint().table();
        endpoint().put(table, "pk", "a", "n", 1);
        var answer = endpoint()
                .client()
                .transactGetItems(r -> r.transactItems(TransactGetItem.builder()
                        .get(g -> g.tableName(table).key(item("pk", "a")).projectionExpression("n"))
                        .build()));
        assertThat(answer.responses().getFirst().item()).isEqualTo(item("n", 1));
    }

    @Test
    @DisplayName("INFRA-CRED-885 time to live is not enabled twice")
    default void timeToLiveTwice() {
        // AWS answers "TimeToLive is already enabled"; the other engine takes it.
        var table = endpoint().table();
        endpoint()
                .client()
                .updateTimeToLive(r -> r.tableName(table)
                        .timeToLiveSpecification(s -> s.attributeName("ttl").enabled(true)));
        assertInvalid(
                () -> endpoint()
                        .client()
                        .updateTimeToLive(r -> r.tableName(table)
                                .timeToLiveSpecification(
                                        s -> s.attributeName("ttl").enabled(true))),
                "already enabled");
    }
}
