package dev.groundwork.localstack.dynamodb.table;

import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A global secondary index.
 *
 * @param included the attributes of an INCLUDE projection, else empty
 */
public record IndexDefinition(String name, KeySchema keys, ProjectionType projection, Set<String> included) {

    /** The attributes that an index keeps besides both keys. */
    public enum ProjectionType {
        ALL,
        KEYS_ONLY,
        INCLUDE
    }

    public IndexDefinition {
        included = Set.copyOf(included);
    }

    /** Returns an item's entry in the index; empty where the item lacks its key. */
    public Optional<Row> entry(KeySchema table, Optional<Row> row) {
        return row.filter(r -> keys.matches(r.item()))
                .map(r -> projection == ProjectionType.ALL ? r : Row.of(projected(table, r.item())));
    }

    private Map<String, AttributeValue> projected(KeySchema table, Map<String, AttributeValue> item) {
        var projected = new LinkedHashMap<String, AttributeValue>();
        item.forEach((name, value) -> {
            if (table.has(name) || keys.has(name) || included.contains(name)) {
                projected.put(name, value);
            }
        });
        return projected;
    }
}
