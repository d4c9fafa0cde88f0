package dev.groundwork.localstack.dynamodb.conformance;

import static dev.groundwork.localstack.dynamodb.conformance.Endpoint.assertInvalid;
import static dev.groundwork.localstack.dynamodb.conformance.Plain.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Query and Scan: which items, in which order, by which pages. */
interface QueryContract extends Contract {

    private String filled(String... sorts) {
        var table = endpoint().sortedTable();
        for (var sort : sorts) {
            endpoint().put(table, "pk", "a", "sk", sort, "n", sort.length(), "m", Map.of("x", 1, "y", 2));
        }
        endpoint().put(table, "pk", "other", "sk", "1", "n", 1);
        return table;
    }

    private QueryResponse query(
            String table, String condition, Consumer<QueryRequest.Builder> change, Object... values) {
        return endpoint()
                .client()
                .query(r -> change.accept(
                        r.tableName(table).keyConditionExpression(condition).expressionAttributeValues(item(values))));
    }

    private List<String> sorts(String table, String condition, Object... values) {
        return query(table, condition, r -> {}, values).items().stream()
                .map(i -> Plain.text(i, "sk"))
                .toList();
    }

    @Test
    @DisplayName("INFRA-CRED-820 key conditions select a range of one partition in the order of UTF-8")
    default void keyConditions() {
        var table = filled("a", "ab", "abc", "b", "ba", "\uD83D\uDE00", "\uFF5E");
        assertThat(sorts(table, "pk = :p", ":p", "a"))
                .containsExactly("a", "ab", "abc", "b", "ba", "\uFF5E", "\uD83D\uDE00");
        assertThat(sorts(table, "pk = :p AND sk = :s", ":p", "a", ":s", "ab")).containsExactly("ab");
        assertThat(sorts(table, "pk = :p AND sk < :s", ":p", "a", ":s", "ab")).containsExactly("a");
        assertThat(sorts(table, "pk = :p AND sk <= :s", ":p", "a", ":s", "ab")).containsExactly("a", "ab");
        assertThat(sorts(table, "sk > :s AND pk = :p", ":p", "a", ":s", "b"))
                .containsExactly("ba", "\uFF5E", "\uD83D\uDE00");
        assertThat(sorts(table, "pk = :p AND sk >= :s", ":p", "a", ":s", "ba"))
                .containsExactly("ba", "\uFF5E", "\uD83D\uDE00");
        assertThat(sorts(table, "pk = :p AND sk BETWEEN :s AND :t", ":p", "a", ":s", "ab", ":t", "b"))
                .containsExactly("ab", "abc", "b");
        assertThat(sorts(table, "pk = :p AND begins_with(sk, :s)", ":p", "a", ":s", "ab"))
                .containsExactly("ab", "abc");
        assertThat(sorts(table, "pk = :p", ":p", "nobody")).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-821 backwards is the same range the other way round")
    default void backwards() {
        var table = filled("a", "ab", "abc", "b");

        var page =
                query(table, "pk = :p AND begins_with(sk, :s)", r -> r.scanIndexForward(false), ":p", "a", ":s", "ab");

        assertThat(page.items()).extracting(i -> Plain.text(i, "sk")).containsExactly("abc", "ab");
    }

    @Test
    @DisplayName("INFRA-CRED-822 pages of a limit give every item once and end")
    default void pages() {
        // Given
        var table = filled("1", "2", "3", "4", "5");

        for (boolean forward : List.of(true, false)) {
            // When a query is read two items at a time
            var seen = new ArrayList<String>();
            Map<String, AttributeValue> start = Map.of();
            int pages = 0;
            do {
                var from = start;
                var page = query(
                        table,
                        "pk = :p",
                        r -> r.limit(2).scanIndexForward(forward).exclusiveStartKey(from.isEmpty() ? null : from),
                        ":p",
                        "a");
                page.items().forEach(i -> seen.add(Plain.text(i, "sk")));
                start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
                pages++;
            } while (!start.isEmpty());

            // Then
            assertThat(seen)
                    .containsExactlyElementsOf(
                            forward ? List.of("1", "2", "3", "4", "5") : List.of("5", "4", "3", "2", "1"));
            assertThat(pages).isEqualTo(3);
        }
    }

    @Test
    @DisplayName(
            "INFRA-CRED-823 a limit counts items looked at, a filter those answered, and a full page names its end")
    default void limitAndFilter() {
        var table = filled("1", "22", "333");

        var page = endpoint()
                .client()
                .query(r -> r.tableName(table)
                        .keyConditionExpression("pk = :p")
                        .filterExpression("n > :n")
                        .expressionAttributeValues(item(":p", "a", ":n", 1))
                        .limit(3));

        assertThat(page.count()).isEqualTo(2);
        assertThat(page.scannedCount()).isEqualTo(3);
        assertThat(page.lastEvaluatedKey()).isEqualTo(item("pk", "a", "sk", "333"));
    }

    @Test
    @DisplayName("INFRA-CRED-824 projections answer only what they name, with only that of maps")
    default void projection() {
        var table = filled("1");

        var page = query(table, "pk = :p", r -> r.projectionExpression("sk, m.y, nothing"), ":p", "a");

        assertThat(page.items()).containsExactly(item("sk", "1", "m", Map.of("y", 2)));
    }

    @Test
    @DisplayName("INFRA-CRED-825 COUNT answers no items")
    default void count() {
        var table = filled("1", "2");

        var page = query(table, "pk = :p", r -> r.select("COUNT"), ":p", "a");

        assertThat(page.count()).isEqualTo(2);
        assertThat(page.items()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-826 a page ends where it reaches 1 MB")
    default void megabyte() {
        // Given four items of 300 KB
        var table = endpoint().sortedTable();
        for (int i = 0; i < 4; i++) {
            endpoint().put(table, "pk", "a", "sk", "" + i, "blob", "x".repeat(300 * 1024));
        }

        // When
        var first = query(table, "pk = :p", r -> {}, ":p", "a");
        var second = query(table, "pk = :p", r -> r.exclusiveStartKey(first.lastEvaluatedKey()), ":p", "a");

        // Then the first page is not more than a megabyte, and nothing is lost
        assertThat(first.count()).isEqualTo(3);
        assertThat(second.count()).isEqualTo(1);
        assertThat(second.hasLastEvaluatedKey()).isFalse();
    }

    @Test
    @DisplayName("INFRA-CRED-827 numbers and bytes order as numbers and as unsigned bytes")
    default void numericOrder() {
        var table = endpoint()
                .table(
                        r -> r.attributeDefinitions(
                                Endpoint.attribute("pk", ScalarAttributeType.S),
                                Endpoint.attribute("sk", ScalarAttributeType.N)),
                        "pk",
                        "sk");
        for (var number : List.of("10", "9", "-1", "0.5", "1e2")) {
            endpoint().put(table, "pk", "a", "sk", new BigDecimal(number));
        }

        var page = query(table, "pk = :p", r -> {}, ":p", "a");

        assertThat(page.items()).extracting(i -> Plain.text(i, "sk")).containsExactly("-1", "0.5", "9", "10", "100");
    }

    @Test
    @DisplayName("INFRA-CRED-828 a scan's segments together give every item once")
    default void segments() {
        // Given
        var table = endpoint().table();
        for (int i = 0; i < 40; i++) {
            endpoint().put(table, "pk", "k" + i);
        }

        // When
        var seen = new ArrayList<String>();
        for (int segment = 0; segment < 4; segment++) {
            int wanted = segment;
            var pages = endpoint()
                    .client()
                    .scanPaginator(r ->
                            r.tableName(table).segment(wanted).totalSegments(4).limit(3));
            pages.stream().map(ScanResponse::items).forEach(items -> items.forEach(i -> seen.add(Plain.text(i, "pk"))));
        }

        // Then
        assertThat(seen).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("INFRA-CRED-829 key conditions that are none are refused")
    default void refusedKeyConditions() {
        var table = filled("1");
        assertInvalid(
                () -> query(table, "sk = :s", r -> {}, ":s", "1"), "Query condition missed key schema element: pk");
        assertInvalid(
                () -> query(table, "pk = :p AND n = :n", r -> {}, ":p", "a", ":n", 1), "missed key schema element: sk");
        assertInvalid(() -> query(table, "pk > :p", r -> {}, ":p", "a"), "not supported");
        assertInvalid(() -> query(table, "pk = :p OR sk = :s", r -> {}, ":p", "a", ":s", "1"), "OR");
        assertInvalid(() -> query(table, "pk = :p AND sk <> :s", r -> {}, ":p", "a", ":s", "1"), "<>");
        assertInvalid(() -> query(table, "pk = :p", r -> {}, ":p", 1), "does not match schema type");
        assertInvalid(
                () -> query(table, "pk = :p", r -> r.filterExpression("sk = :s"), ":p", "a", ":s", "1"),
                "non-primary key attributes");
        assertInvalid(() -> query(table, "pk = :p", r -> r.limit(0), ":p", "a"), "greater than or equal to 1");
        assertInvalid(
                () -> query(table, "pk = :p", r -> r.exclusiveStartKey(item("pk", "a")), ":p", "a"), "starting key");
    }
}
