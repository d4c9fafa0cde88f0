package dev.groundwork.localstack.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.localstack.dynamodb.table.RowKey.Position;
import dev.groundwork.localstack.dynamodb.value.AttributeType;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The order of keys, on which every range rests. */
final class RowKeyTest {

    private static final KeySchema SCHEMA = new KeySchema(
            new KeyAttribute("pk", AttributeType.S), Optional.of(new KeyAttribute("sk", AttributeType.S)));
    private static final AttributeValue HASH = new StringValue("p");

    private static RowKey row(String pk, String sk) {
        return RowKey.of(SCHEMA, Map.of("pk", new StringValue(pk), "sk", new StringValue(sk)));
    }

    private static RowKey bound(String sk, Position position) {
        return RowKey.bound(HASH, new StringValue(sk), position);
    }

    @Test
    @DisplayName("INFRA-CRED-835 rows and bounds have one order: either way round, and through a third")
    void order() {
        // Given rows of two partitions and every kind of bound
        var keys = new ArrayList<RowKey>();
        for (var sort : List.of("a", "ab", "abc", "b")) {
            keys.add(row("p", sort));
            keys.add(row("q", sort));
            keys.add(bound(sort, Position.BEFORE));
            keys.add(bound(sort, Position.BEHIND));
        }
        keys.add(RowKey.partition(HASH, Position.BEFORE));
        keys.add(RowKey.partition(HASH, Position.BEHIND));

        // When and Then
        for (var x : keys) {
            for (var y : keys) {
                assertThat(Integer.signum(x.compareTo(y))).isEqualTo(-Integer.signum(y.compareTo(x)));
                for (var z : keys) {
                    if (x.compareTo(y) <= 0 && y.compareTo(z) <= 0) {
                        assertThat(x.compareTo(z)).as("%s %s %s", x, y, z).isNotPositive();
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("INFRA-CRED-836 a prefix's bounds hold what begins with it and nothing else")
    void prefixes() {
        var low = bound("ab", Position.BEFORE);
        var high = bound("ab", Position.BEHIND_PREFIX);
        for (var sort : List.of("ab", "abc", "ab\uD83D\uDE00", "ab\uFFFF")) {
            assertThat(row("p", sort)).isBetween(low, high);
        }
        for (var sort : List.of("a", "aa", "ac", "b")) {
            assertThat(row("p", sort))
                    .isNotIn(low, high)
                    .satisfiesAnyOf(
                            key -> assertThat(key).isLessThan(low),
                            key -> assertThat(key).isGreaterThan(high));
        }
    }

    @Test
    @DisplayName("INFRA-CRED-837 segments share the rows out in their order")
    void segments() {
        var keys = new ArrayList<RowKey>();
        for (int i = 0; i < 500; i++) {
            keys.add(row("k" + i, "s"));
        }
        keys.sort(null);

        assertThat(keys).extracting(key -> key.segment(4)).isSorted().contains(0, 1, 2, 3);
        assertThat(keys).allMatch(key -> key.segment(1) == 0);
    }
}
