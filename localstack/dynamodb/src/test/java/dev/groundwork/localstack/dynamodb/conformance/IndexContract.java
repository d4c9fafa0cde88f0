package dev.groundwork.localstack.dynamodb.conformance;

import static dev.groundwork.localstack.dynamodb.conformance.Endpoint.assertInvalid;
import static dev.groundwork.localstack.dynamodb.conformance.Plain.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Global secondary indexes: what stands in them, and what writing to them costs. */
interface IndexContract extends Contract {

    /** A table with the index {@code by-g} on {@code g} and the number {@code at}. */
    private String indexed(Projection projection) {
        return endpoint()
                .table(
                        r -> r.attributeDefinitions(
                                        Endpoint.attribute("pk", ScalarAttributeType.S),
                                        Endpoint.attribute("g", ScalarAttributeType.S),
                                        Endpoint.attribute("at", ScalarAttributeType.N))
                                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                                        .indexName("by-g")
                                        .keySchema(
                                                KeySchemaElement.builder()
                                                        .attributeName("g")
                                                        .keyType(KeyType.HASH)
                                                        .build(),
                                                KeySchemaElement.builder()
                                                        .attributeName("at")
                                                        .keyType(KeyType.RANGE)
                                                        .build())
                                        .projection(projection)
                                        .build()),
                        "pk");
    }

    private static Projection projection(ProjectionType type, String... included) {
        return Projection.builder()
                .projectionType(type)
                .nonKeyAttributes(included.length > 0 ? List.of(included) : null)
                .build();
    }

    private List<Map<String, AttributeValue>> byG(String table, String g) {
        return endpoint()
                .client()
                .query(r -> r.tableName(table)
                        .indexName("by-g")
                        .keyConditionExpression("g = :g")
                        .expressionAttributeValues(item(":g", g)))
                .items();
    }

    @Test
    @DisplayName("INFRA-CRED-830 an index follows its table and holds only items with its key")
    default void follows() {
        // Given three items, one without the index's key
        var table = indexed(projection(ProjectionType.ALL));
        endpoint().put(table, "pk", "a", "g", "x", "at", 2, "v", 1);
        endpoint().put(table, "pk", "b", "g", "x", "at", 1);
        endpoint().put(table, "pk", "c", "g", "x");
        assertThat(byG(table, "x")).extracting(i -> Plain.text(i, "pk")).containsExactly("b", "a");

        // When one moves and one goes
        endpoint().put(table, "pk", "a", "g", "y", "at", 2, "v", 2);
        endpoint().client().deleteItem(r -> r.tableName(table).key(item("pk", "b")));

        // Then
        assertThat(byG(table, "x")).isEmpty();
        assertThat(byG(table, "y")).containsExactly(item("pk", "a", "g", "y", "at", 2, "v", 2));
    }

    @Test
    @DisplayName("INFRA-CRED-831 KEYS_ONLY and INCLUDE hold both keys and what they include")
    default void projections() {
        var keysOnly = indexed(projection(ProjectionType.KEYS_ONLY));
        var include = indexed(projection(ProjectionType.INCLUDE, "v"));
        for (var table : List.of(keysOnly, include)) {
            endpoint().put(table, "pk", "a", "g", "x", "at", 2, "v", 1, "w", 1);
        }

        assertThat(byG(keysOnly, "x")).containsExactly(item("pk", "a", "g", "x", "at", 2));
        assertThat(byG(include, "x")).containsExactly(item("pk", "a", "g", "x", "at", 2, "v", 1));
    }

    @Test
    @DisplayName("INFRA-CRED-832 pages of an index tell items of equal index keys apart")
    default void pagesOfTwins() {
        // Given five items with the same index key
        var table = indexed(projection(ProjectionType.KEYS_ONLY));
        for (int i = 0; i < 5; i++) {
            endpoint().put(table, "pk", "k" + i, "g", "x", "at", 1);
        }

        // When they are read one at a time
        var seen = new ArrayList<String>();
        endpoint()
                .client()
                .queryPaginator(r -> r.tableName(table)
                        .indexName("by-g")
                        .keyConditionExpression("g = :g")
                        .expressionAttributeValues(item(":g", "x"))
                        .limit(1))
                .items()
                .forEach(i -> seen.add(Plain.text(i, "pk")));

        // Then
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("INFRA-CRED-833 index keys of a wrong type or empty are refused")
    default void wrongIndexKeys() {
        var table = indexed(projection(ProjectionType.ALL));
        assertInvalid(() -> endpoint().put(table, "pk", "a", "g", 1), "Type mismatch for Index Key g");
        assertInvalid(() -> endpoint().put(table, "pk", "a", "g", "", "at", 1), "empty string value");
        assertInvalid(() -> endpoint().update(table, "SET g = :v", ":v", 1), "mismatch");
    }

    @Test
    @DisplayName("INFRA-CRED-834 writing costs a unit in every index whose entry changes, two where it moves")
    default void indexCapacity() {
        var table = indexed(projection(ProjectionType.INCLUDE, "v"));
        assertThat(units(table, item("pk", "a", "n", 1))).isEqualTo(1.0);
        assertThat(units(table, item("pk", "a", "g", "x", "at", 1))).isEqualTo(2.0);
        assertThat(units(table, item("pk", "a", "g", "x", "at", 1, "w", 9))).isEqualTo(1.0);
        assertThat(units(table, item("pk", "a", "g", "x", "at", 1, "v", 9))).isEqualTo(2.0);
        assertThat(units(table, item("pk", "a", "g", "y", "at", 1, "v", 9))).isEqualTo(3.0);
        assertThat(units(table, item("pk", "a"))).isEqualTo(2.0);
    }

    private double units(String table, Map<String, AttributeValue> item) {
        return endpoint()
                .client()
                .putItem(r -> r.tableName(table).item(item).returnConsumedCapacity("TOTAL"))
                .consumedCapacity()
                .capacityUnits();
    }
}
