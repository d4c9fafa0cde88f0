package dev.groundwork.localstack.dynamodb.conformance;

import static dev.groundwork.localstack.dynamodb.conformance.Plain.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Capacity: what is consumed to the unit, by sizes to the byte. */
interface CapacityContract extends Contract {

    int KB = 1024;

    private double putUnits(String table, Map<String, AttributeValue> item) {
        return endpoint()
                .client()
                .putItem(r -> r.tableName(table).item(item).returnConsumedCapacity("TOTAL"))
                .consumedCapacity()
                .capacityUnits();
    }

    /** The bytes that an attribute named {@code v} adds: found by how much else fits into a kilobyte. */
    private int sizeOf(Object value) {
        var table = endpoint().table();
        int low = 1;
        int high = KB;
        while (low < high) {
            int fill = (low + high + 1) / 2;
            if (putUnits(table, item("pk", "x".repeat(fill), "v", value)) == 1.0) {
                low = fill;
            } else {
                high = fill - 1;
            }
        }
        return KB - low - "pk".length() - "v".length();
    }

    @Test
    @DisplayName("INFRA-CRED-850 strings and bytes count as UTF-8, booleans and nulls one byte")
    default void scalars() {
        assertThat(sizeOf("hello")).isEqualTo(5);
        assertThat(sizeOf("ä€\uD83D\uDE00")).isEqualTo(9);
        assertThat(sizeOf(new byte[7])).isEqualTo(7);
        assertThat(sizeOf(true)).isEqualTo(1);
        assertThat(sizeOf(AttributeValue.fromNul(true))).isEqualTo(1);
    }

    @Test
    @DisplayName("INFRA-CRED-851 numbers count a byte for two digits and one more")
    default void sizesOfNumbers() {
        assertThat(sizeOf(7)).isEqualTo(2);
        assertThat(sizeOf(42)).isEqualTo(2);
        assertThat(sizeOf(123)).isEqualTo(3);
        assertThat(sizeOf(100)).isEqualTo(2);
        assertThat(sizeOf(new BigDecimal("12345678901234567890"))).isEqualTo(11);
    }

    @Test
    @DisplayName("INFRA-CRED-852 lists and maps count three bytes and one for each element, sets nothing")
    default void containers() {
        assertThat(sizeOf(List.of())).isEqualTo(3);
        assertThat(sizeOf(List.of("ab", "c"))).isEqualTo(8);
        assertThat(sizeOf(Map.of("key", "value"))).isEqualTo(12);
        assertThat(sizeOf(Set.of("ab", "c"))).isEqualTo(3);
    }

    @Test
    @DisplayName("INFRA-CRED-853 a write costs a unit for each kilobyte of the larger of both images")
    default void writeUnits() {
        var table = endpoint().table();
        assertThat(putUnits(table, item("pk", "a", "v", "x".repeat(KB - 4)))).isEqualTo(1.0);
        assertThat(putUnits(table, item("pk", "a", "v", "x".repeat(KB - 3)))).isEqualTo(2.0);
        assertThat(putUnits(table, item("pk", "a"))).isEqualTo(2.0);
        assertThat(putUnits(table, item("pk", "a"))).isEqualTo(1.0);
        assertThat(delete(table, "a")).isEqualTo(1.0);
        assertThat(delete(table, "nothing")).isEqualTo(1.0);
        putUnits(table, item("pk", "a", "v", "x".repeat(3 * KB)));
        assertThat(delete(table, "a")).isEqualTo(4.0);
    }

    private double delete(String table, String pk) {
        return endpoint()
                .client()
                .deleteItem(r -> r.tableName(table).key(item("pk", pk)).returnConsumedCapacity("TOTAL"))
                .consumedCapacity()
                .capacityUnits();
    }

    @Test
    @DisplayName("INFRA-CRED-854 a read costs a unit for each four kilobytes, half where it may be stale")
    default void readUnits() {
        var table = endpoint().table();
        endpoint().put(table, "pk", "a", "v", "x".repeat(4 * KB));
        assertThat(get(table, "a", true)).isEqualTo(2.0);
        assertThat(get(table, "a", false)).isEqualTo(1.0);
        assertThat(get(table, "nothing", true)).isEqualTo(1.0);
        assertThat(get(table, "nothing", false)).isEqualTo(0.5);
    }

    private double get(String table, String pk, boolean consistent) {
        return endpoint()
                .client()
                .getItem(r -> r.tableName(table)
                        .key(item("pk", pk))
                        .consistentRead(consistent)
                        .returnConsumedCapacity("TOTAL"))
                .consumedCapacity()
                .capacityUnits();
    }

    @Test
    @DisplayName("INFRA-CRED-855 a query adds sizes before it rounds, whatever its filter leaves out")
    default void queryUnits() {
        // Given five items of a kilobyte and a little
        var table = endpoint().sortedTable();
        for (int i = 0; i < 5; i++) {
            endpoint().put(table, "pk", "a", "sk", "" + i, "v", "x".repeat(KB));
        }

        // When
        var page = endpoint()
                .client()
                .query(r -> r.tableName(table)
                        .keyConditionExpression("pk = :p")
                        .filterExpression("attribute_not_exists(v)")
                        .expressionAttributeValues(item(":p", "a"))
                        .consistentRead(true)
                        .returnConsumedCapacity("TOTAL"));

        // Then
        assertThat(page.items()).isEmpty();
        assertThat(page.consumedCapacity().capacityUnits()).isEqualTo(2.0);
    }

    @Test
    @DisplayName("INFRA-CRED-856 transactions cost twice, checks included")
    default void transactionsCostTwice() {
        var table = endpoint().table();
        endpoint().put(table, "pk", "b", "v", "x".repeat(KB));

        var capacity = endpoint()
                .client()
                .transactWriteItems(r -> r.transactItems(
                                TransactWriteItem.builder()
                                        .put(p -> p.tableName(table).item(item("pk", "a")))
                                        .build(),
                                TransactWriteItem.builder()
                                        .conditionCheck(c -> c.tableName(table)
                                                .key(item("pk", "b"))
                                                .conditionExpression("attribute_exists(pk)"))
                                        .build())
                        .returnConsumedCapacity("TOTAL"))
                .consumedCapacity();

        assertThat(capacity).extracting(ConsumedCapacity::capacityUnits).containsExactly(6.0);
    }
}
