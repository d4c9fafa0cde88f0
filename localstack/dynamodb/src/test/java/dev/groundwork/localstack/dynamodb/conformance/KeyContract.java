package dev.groundwork.localstack.dynamodb.conformance;

import static dev.groundwork.localstack.dynamodb.conformance.Endpoint.assertInvalid;
import static dev.groundwork.localstack.dynamodb.conformance.Plain.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Keys that do not fit their table, and names of attributes that are none. */
public interface KeyContract extends Contract {

    /** Keys that do not fit a table with the string keys pk and sk. */
    List<Map<String, AttributeValue>> UNFIT = List.of(
            Map.of(),
            item("pk", "a"),
            item("sk", "b"),
            item("pk", "a", "sk", 1),
            item("pk", "a", "sk", "b", "x", "c"),
            item("pk", "a", "other", "b"));

    @Test
    @DisplayName("INFRA-HOST-731 a read with a key that lacks an attribute, or has another, cancels its transaction")
    default void unfitReads() {
        var table = endpoint().sortedTable();
        for (var key : UNFIT) {
            var refusal = catchThrowableOfType(
                    TransactionCanceledException.class,
                    () -> endpoint()
                            .client()
                            .transactGetItems(
                                    r -> r.transactItems(get(table, item("pk", "a", "sk", "b")), get(table, key))));

            assertThat(refusal.cancellationReasons())
                    .as(key.toString())
                    .extracting(CancellationReason::code)
                    .containsExactly("None", "ValidationError");
        }
    }

    private static TransactGetItem get(String table, Map<String, AttributeValue> key) {
        return TransactGetItem.builder().get(g -> g.tableName(table).key(key)).build();
    }

    @Test
    @DisplayName("INFRA-HOST-732 a write with a key that lacks an attribute, or has another, cancels its transaction")
    default void unfitWrites() {
        var table = endpoint().sortedTable();
        var put = TransactWriteItem.builder()
                .put(p -> p.tableName(table).item(item("pk", "kept", "sk", "out")))
                .build();
        for (var key : UNFIT) {
            var delete = TransactWriteItem.builder()
                    .delete(d -> d.tableName(table).key(key))
                    .build();

            var refusal = catchThrowableOfType(
                    TransactionCanceledException.class,
                    () -> endpoint().client().transactWriteItems(r -> r.transactItems(put, delete)));

            assertThat(refusal.cancellationReasons())
                    .as(key.toString())
                    .extracting(CancellationReason::code)
                    .containsExactly("None", "ValidationError");
        }
        var unfitPut = TransactWriteItem.builder()
                .put(p -> p.tableName(table).item(item("pk", "a", "sk", 1)))
                .build();
        assertThat(catchThrowableOfType(
                                TransactionCanceledException.class,
                                () -> endpoint().client().transactWriteItems(r -> r.transactItems(unfitPut, put)))
                        .cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("ValidationError", "None");
        assertThat(endpoint().get(table, "pk", "kept", "sk", "out")).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-733 time to live needs the name of an attribute, and a refused one changes nothing")
    default void namelessTimeToLive() {
        var table = endpoint().table();

        assertInvalid(
                () -> endpoint()
                        .client()
                        .updateTimeToLive(r -> r.tableName(table)
                                .timeToLiveSpecification(
                                        s -> s.attributeName("").enabled(true))),
                "greater than or equal to 1");

        assertThat(endpoint()
                        .client()
                        .describeTimeToLive(r -> r.tableName(table))
                        .timeToLiveDescription()
                        .timeToLiveStatusAsString())
                .isEqualTo("DISABLED");
    }
}
