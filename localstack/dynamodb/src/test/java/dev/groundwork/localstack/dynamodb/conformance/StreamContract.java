package dev.groundwork.localstack.dynamodb.conformance;

import static dev.groundwork.localstack.dynamodb.conformance.Plain.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Streams: every change once, in order. */
interface StreamContract extends Contract {

    private String streamed(StreamViewType view) {
        return endpoint()
                .table(r -> r.streamSpecification(s -> s.streamEnabled(true).streamViewType(view)), "pk");
    }

    private String streamArn(String table) {
        return endpoint()
                .client()
                .describeTable(r -> r.tableName(table))
                .table()
                .latestStreamArn();
    }

    private String iterator(String arn, ShardIteratorType type, @Nullable String sequence) {
        var shard = endpoint()
                .streams()
                .describeStream(r -> r.streamArn(arn))
                .streamDescription()
                .shards()
                .getFirst();
        return endpoint()
                .streams()
                .getShardIterator(r -> r.streamArn(arn)
                        .shardId(shard.shardId())
                        .shardIteratorType(type)
                        .sequenceNumber(sequence))
                .shardIterator();
    }

    private List<Record> records(String arn, ShardIteratorType type, @Nullable String sequence) {
        return endpoint()
                .streams()
                .getRecords(r -> r.shardIterator(iterator(arn, type, sequence)))
                .records();
    }

    @Test
    @DisplayName("INFRA-CRED-870 inserts, changes and removals show both images")
    default void images() {
        // Given
        var table = streamed(StreamViewType.NEW_AND_OLD_IMAGES);

        // When
        endpoint().put(table, "pk", "a", "n", 1);
        endpoint().update(table, "SET n = :v", ":v", 2);
        endpoint().client().deleteItem(r -> r.tableName(table).key(item("pk", "a")));
        endpoint().client().deleteItem(r -> r.tableName(table).key(item("pk", "a")));

        // Then
        var records = records(streamArn(table), ShardIteratorType.TRIM_HORIZON, null);
        assertThat(records).extracting(Record::eventNameAsString).containsExactly("INSERT", "MODIFY", "REMOVE");
        assertThat(records).extracting(r -> r.dynamodb().keys()).containsOnly(item("pk", "a"));
        assertThat(records.get(0).dynamodb().hasOldImage()).isFalse();
        assertThat(records.get(1).dynamodb().oldImage()).isEqualTo(item("pk", "a", "n", 1));
        assertThat(records.get(1).dynamodb().newImage()).isEqualTo(item("pk", "a", "n", 2));
        assertThat(records.get(2).dynamodb().hasNewImage()).isFalse();
        assertThat(records)
                .extracting(r -> r.dynamodb().sequenceNumber())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(records).extracting(Record::userIdentity).containsOnlyNulls();
    }

    @Test
    @DisplayName("INFRA-CRED-871 a view shows no more than it says")
    default void views() {
        for (var view : List.of(StreamViewType.KEYS_ONLY, StreamViewType.NEW_IMAGE, StreamViewType.OLD_IMAGE)) {
            var table = streamed(view);
            endpoint().put(table, "pk", "a", "n", 1);
            endpoint().put(table, "pk", "a", "n", 2);

            var changed = records(streamArn(table), ShardIteratorType.TRIM_HORIZON, null)
                    .get(1)
                    .dynamodb();

            assertThat(changed.hasNewImage()).isEqualTo(view == StreamViewType.NEW_IMAGE);
            assertThat(changed.hasOldImage()).isEqualTo(view == StreamViewType.OLD_IMAGE);
            assertThat(changed.streamViewType()).isEqualTo(view);
        }
    }

    @Test
    @DisplayName(
            "INFRA-CRED-872 a reader begins at the oldest, at the end, at a record or behind it, and goes on from there")
    default void iterators() {
        // Given three records
        var table = streamed(StreamViewType.NEW_IMAGE);
        var latest = iterator(streamArn(table), ShardIteratorType.LATEST, null);
        for (var pk : List.of("a", "b", "c")) {
            endpoint().put(table, "pk", pk);
        }
        var all = records(streamArn(table), ShardIteratorType.TRIM_HORIZON, null);
        var second = all.get(1).dynamodb().sequenceNumber();

        // When and Then
        assertThat(records(streamArn(table), ShardIteratorType.AT_SEQUENCE_NUMBER, second))
                .hasSize(2);
        assertThat(records(streamArn(table), ShardIteratorType.AFTER_SEQUENCE_NUMBER, second))
                .hasSize(1);
        var page = endpoint().streams().getRecords(r -> r.shardIterator(latest).limit(2));
        assertThat(page.records()).hasSize(2);
        var rest = endpoint().streams().getRecords(r -> r.shardIterator(page.nextShardIterator()));
        assertThat(rest.records()).extracting(r -> r.dynamodb().keys()).containsExactly(item("pk", "c"));
        assertThat(rest.nextShardIterator()).isNotBlank();
    }

    @Test
    @DisplayName("INFRA-CRED-873 a transaction's records stand together in its order")
    default void recordsOfTransactions() {
        var table = streamed(StreamViewType.KEYS_ONLY);

        endpoint()
                .client()
                .transactWriteItems(r -> r.transactItems(List.of("c", "a", "b").stream()
                        .map(pk -> TransactWriteItem.builder()
                                .put(p -> p.tableName(table).item(item("pk", pk)))
                                .build())
                        .toList()));

        assertThat(records(streamArn(table), ShardIteratorType.TRIM_HORIZON, null))
                .extracting(r -> Plain.text(r.dynamodb().keys(), "pk"))
                .containsExactly("c", "a", "b");
    }

    @Test
    @DisplayName("INFRA-CRED-874 the streams of a table are listed")
    default void listed() {
        var table = streamed(StreamViewType.KEYS_ONLY);
        assertThat(endpoint().streams().listStreams(r -> r.tableName(table)).streams())
                .extracting(s -> s.streamArn())
                .containsExactly(streamArn(table));
    }
}
