package dev.groundwork.localstack.dynamodb.conformance;

import static dev.groundwork.localstack.dynamodb.conformance.Endpoint.assertInvalid;
import static dev.groundwork.localstack.dynamodb.conformance.Plain.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Transactions: all or nothing, once. */
interface TransactionContract extends Contract {

    private static TransactWriteItem put(String table, Object... namesAndValues) {
        return TransactWriteItem.builder()
                .put(p -> p.tableName(table).item(item(namesAndValues)))
                .build();
    }

    private static TransactWriteItem putIfAbsent(String table, Object... namesAndValues) {
        return TransactWriteItem.builder()
                .put(p -> p.tableName(table)
                        .item(item(namesAndValues))
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure("ALL_OLD"))
                .build();
    }

    private static TransactWriteItem update(String table, String pk, String expression, Object... values) {
        return TransactWriteItem.builder()
                .update(u -> u.tableName(table)
                        .key(item("pk", pk))
                        .updateExpression(expression)
                        .expressionAttributeValues(item(values)))
                .build();
    }

    private void write(TransactWriteItem... items) {
        endpoint().client().transactWriteItems(r -> r.transactItems(items));
    }

    @Test
    @DisplayName("INFRA-CRED-840 puts, updates, deletes and checks over two tables happen together")
    default void together() {
        // Given
        var one = endpoint().table();
        var two = endpoint().table();
        endpoint().put(one, "pk", "gone");
        endpoint().put(two, "pk", "guard", "n", 1);

        // When
        write(
                put(one, "pk", "new", "n", 1),
                update(two, "counter", "ADD n :one", ":one", 1),
                TransactWriteItem.builder()
                        .delete(d -> d.tableName(one).key(item("pk", "gone")))
                        .build(),
                TransactWriteItem.builder()
                        .conditionCheck(c -> c.tableName(two)
                                .key(item("pk", "guard"))
                                .conditionExpression("n = :n")
                                .expressionAttributeValues(item(":n", 1)))
                        .build());

        // Then
        assertThat(endpoint().get(one, "pk", "new")).isEqualTo(Plain.of(item("pk", "new", "n", 1)));
        assertThat(endpoint().get(two, "pk", "counter")).isEqualTo(Plain.of(item("pk", "counter", "n", 1)));
        assertThat(endpoint().get(one, "pk", "gone")).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-841 one failed condition cancels all, with a reason for each in order")
    default void cancelled() {
        // Given an item in the way of the second write
        var table = endpoint().table();
        endpoint().put(table, "pk", "b", "n", 7);

        // When
        var cancelled = catchThrowableOfType(
                TransactionCanceledException.class,
                () -> write(
                        put(table, "pk", "a"),
                        putIfAbsent(table, "pk", "b"),
                        update(table, "c", "SET n = :n", ":n", 1)));

        // Then
        assertThat(cancelled.cancellationReasons())
                .extracting(r -> r.code())
                .containsExactly("None", "ConditionalCheckFailed", "None");
        assertThat(cancelled.cancellationReasons().get(1).item()).isEqualTo(item("pk", "b", "n", 7));
        assertThat(cancelled.cancellationReasons().get(1).message()).isEqualTo("The conditional request failed");
        assertThat(cancelled.cancellationReasons().get(0).hasItem()).isFalse();
        assertThat(cancelled.awsErrorDetails().errorMessage())
                .isEqualTo("Transaction cancelled, please refer cancellation reasons for specific reasons"
                        + " [None, ConditionalCheckFailed, None]");
        assertThat(endpoint().get(table, "pk", "a")).isEmpty();
        assertThat(endpoint().get(table, "pk", "c")).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-842 an update that the item does not allow cancels with a validation error")
    default void invalidUpdate() {
        var table = endpoint().table();
        endpoint().put(table, "pk", "a", "s", "text");

        var cancelled = catchThrowableOfType(
                TransactionCanceledException.class,
                () -> write(update(table, "a", "SET s = s + :n", ":n", 1), put(table, "pk", "b")));

        assertThat(cancelled.cancellationReasons())
                .extracting(r -> r.code())
                .containsExactly("ValidationError", "None");
        assertThat(endpoint().get(table, "pk", "b")).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-843 the same token commits once, and with another request is a mistake")
    default void token() {
        // Given
        var table = endpoint().table();
        var token = UUID.randomUUID().toString();
        var add = update(table, "a", "ADD n :one", ":one", 1);

        // When the same is sent twice
        endpoint().client().transactWriteItems(r -> r.transactItems(add).clientRequestToken(token));
        endpoint().client().transactWriteItems(r -> r.transactItems(add).clientRequestToken(token));

        // Then it happened once, and the token is taken
        assertThat(endpoint().get(table, "pk", "a")).isEqualTo(Plain.of(item("pk", "a", "n", 1)));
        assertThat(catchThrowableOfType(
                        IdempotentParameterMismatchException.class,
                        () -> endpoint()
                                .client()
                                .transactWriteItems(r ->
                                        r.transactItems(put(table, "pk", "b")).clientRequestToken(token))))
                .isNotNull();
    }

    @Test
    @DisplayName("INFRA-CRED-844 a cancelled transaction leaves its token free")
    default void tokenOfCancelled() {
        var table = endpoint().table();
        var token = UUID.randomUUID().toString();
        endpoint().put(table, "pk", "a");
        var put = putIfAbsent(table, "pk", "a", "n", 1);
        assertThat(catchThrowableOfType(
                        TransactionCanceledException.class,
                        () -> endpoint()
                                .client()
                                .transactWriteItems(r -> r.transactItems(put).clientRequestToken(token))))
                .isNotNull();

        endpoint().client().deleteItem(r -> r.tableName(table).key(item("pk", "a")));
        endpoint().client().transactWriteItems(r -> r.transactItems(put).clientRequestToken(token));

        assertThat(endpoint().get(table, "pk", "a")).isEqualTo(Plain.of(item("pk", "a", "n", 1)));
    }

    @Test
    @DisplayName("INFRA-CRED-845 two writes of one item, none, and more than a hundred are refused")
    default void refused() {
        var table = endpoint().table();
        assertInvalid(
                () -> write(put(table, "pk", "a"), update(table, "a", "SET n = :n", ":n", 1)),
                "cannot include multiple operations on one item");
        assertInvalid(this::write, "greater than or equal to 1");
        var many =
                IntStream.range(0, 101).mapToObj(i -> put(table, "pk", "k" + i)).toArray(TransactWriteItem[]::new);
        assertInvalid(() -> write(many), "less than or equal to 100");
        assertInvalid(
                () -> write(TransactWriteItem.builder().build()), "should contain Delete or Put or Update request");
    }

    @Test
    @DisplayName("INFRA-CRED-846 a transaction of reads answers in order, with nothing where nothing is")
    default void reads() {
        // Given
        var table = endpoint().table();
        endpoint().put(table, "pk", "a", "n", 1, "m", 2);
        endpoint().put(table, "pk", "c", "n", 3);

        // When
        var answer = endpoint()
                .client()
                .transactGetItems(
                        r -> r.transactItems(get(table, "c", null), get(table, "b", null), get(table, "a", "pk, n"))
                                .returnConsumedCapacity("TOTAL"));

        // Then
        assertThat(answer.responses().get(0).item()).isEqualTo(item("pk", "c", "n", 3));
        assertThat(answer.responses().get(1).hasItem()).isFalse();
        assertThat(answer.responses().get(2).item()).isEqualTo(item("pk", "a", "n", 1));
        assertThat(answer.consumedCapacity())
                .extracting(c -> c.capacityUnits())
                .isEqualTo(Collections.singletonList(6.0));
    }

    private static TransactGetItem get(String table, String pk, @Nullable String projection) {
        return TransactGetItem.builder()
                .get(g -> g.tableName(table).key(item("pk", pk)).projectionExpression(projection))
                .build();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-756 a read whose key does not fit its table cancels its transaction, with a reason for each")
    default void readWithoutKey() {
        var table = endpoint().table();
        var keyless = TransactGetItem.builder()
                .get(g -> g.tableName(table).key(Map.of()))
                .build();

        var refusal = catchThrowableOfType(
                TransactionCanceledException.class,
                () -> endpoint().client().transactGetItems(r -> r.transactItems(get(table, "a", null), keyless)));

        assertThat(refusal.cancellationReasons()).extracting(r -> r.code()).containsExactly("None", "ValidationError");
    }

    @Test
    @DisplayName("INFRA-CRED-847 batches write and read many items and refuse twins and too many")
    default void batches() {
        // Given
        var table = endpoint().table();
        endpoint().put(table, "pk", "gone");

        // When
        endpoint()
                .client()
                .batchWriteItem(r -> r.requestItems(Map.of(
                        table,
                        List.of(
                                putRequest("a"),
                                WriteRequest.builder()
                                        .deleteRequest(d -> d.key(item("pk", "gone")))
                                        .build()))));
        var read = endpoint()
                .client()
                .batchGetItem(r -> r.requestItems(Map.of(
                        table,
                        KeysAndAttributes.builder()
                                .keys(List.of(item("pk", "a"), item("pk", "gone")))
                                .build())));

        // Then
        assertThat(read.responses().get(table)).containsExactly(item("pk", "a"));
        assertInvalid(
                () -> endpoint()
                        .client()
                        .batchWriteItem(r -> r.requestItems(Map.of(table, List.of(putRequest("a"), putRequest("a"))))),
                "contains duplicates");
        var many = IntStream.range(0, 26).mapToObj(i -> putRequest("k" + i)).toList();
        assertInvalid(
                () -> endpoint().client().batchWriteItem(r -> r.requestItems(Map.of(table, many))),
                "less than or equal to 25");
    }

    private static WriteRequest putRequest(String pk) {
        return WriteRequest.builder().putRequest(p -> p.item(item("pk", pk))).build();
    }
}
