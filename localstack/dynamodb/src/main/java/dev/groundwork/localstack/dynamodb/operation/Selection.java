package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.expression.Condition;
import dev.groundwork.localstack.dynamodb.expression.ConditionEvaluator;
import dev.groundwork.localstack.dynamodb.expression.ExpressionKind;
import dev.groundwork.localstack.dynamodb.expression.Projection;
import dev.groundwork.localstack.dynamodb.table.Capacity;
import dev.groundwork.localstack.dynamodb.table.IndexDefinition;
import dev.groundwork.localstack.dynamodb.table.KeySchema;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.table.RowKey;
import dev.groundwork.localstack.dynamodb.table.Rows;
import dev.groundwork.localstack.dynamodb.table.Table;
import dev.groundwork.localstack.dynamodb.table.TableDefinition;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.ValueJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The part that Query and Scan share: a table or index, where to begin and to stop, what to leave out, and the page that comes of it. */
final class Selection {

    /** The part of each item that is answered. */
    private enum Select {
        ALL_ATTRIBUTES,
        ALL_PROJECTED_ATTRIBUTES,
        SPECIFIC_ATTRIBUTES,
        COUNT
    }

    private static final int MAX_PAGE_BYTES = 1024 * 1024;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TableDefinition table;
    private final Optional<IndexDefinition> index;
    private final int limit;
    private final boolean consistent;
    private final boolean countOnly;
    private final Optional<RowKey> start;
    private final Optional<Condition> filter;
    private final Optional<Projection> projection;
    private final ReturnCapacity capacity;

    Selection(Request request, TableDefinition table, ExpressionReader expressions) {
        this.table = table;
        this.index = request.text("IndexName")
                .map(name -> table.index(name)
                        .orElseThrow(() ->
                                DynamoDbError.validation("The table does not have the specified index: " + name)));
        this.limit = request.number("Limit", 1, Integer.MAX_VALUE).orElse(Integer.MAX_VALUE);
        this.consistent = request.flag("ConsistentRead");
        this.filter = expressions.condition(ExpressionKind.FILTER);
        this.projection = expressions.projection();
        this.capacity = ReturnCapacity.of(request);
        this.countOnly = select(request) == Select.COUNT;
        this.start = request.object("ExclusiveStartKey").map(key -> startKey(ValueJson.readItem(key.body())));
        if (consistent && index.isPresent()) {
            throw DynamoDbError.validation("Consistent reads are not supported on global secondary indexes");
        }
    }

    private Select select(Request request) {
        var otherwise = projection.isPresent()
                ? Select.SPECIFIC_ATTRIBUTES
                : index.isPresent() ? Select.ALL_PROJECTED_ATTRIBUTES : Select.ALL_ATTRIBUTES;
        var select = request.choice("Select", Select.class, otherwise);
        if (projection.isPresent() && select != Select.SPECIFIC_ATTRIBUTES) {
            throw DynamoDbError.validation("Cannot specify the ProjectionExpression when choosing to get " + select);
        }
        if (select == Select.SPECIFIC_ATTRIBUTES && projection.isEmpty()) {
            throw DynamoDbError.validation(
                    "Must specify the ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        }
        if (select == Select.ALL_PROJECTED_ATTRIBUTES && index.isEmpty()) {
            throw DynamoDbError.validation(
                    "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
        boolean partial = index.filter(i -> i.projection() != IndexDefinition.ProjectionType.ALL)
                .isPresent();
        if (select == Select.ALL_ATTRIBUTES && partial) {
            throw DynamoDbError.validation(
                    "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not"
                            + " supported for global secondary index "
                            + index.orElseThrow().name()
                            + " because its projection type is not ALL");
        }
        return select;
    }

    private RowKey startKey(Map<String, AttributeValue> key) {
        var expected = table.keys().of(key);
        int size = expected.size();
        if (index.isPresent()) {
            var all = new LinkedHashMap<>(expected);
            all.putAll(index.get().keys().of(key));
            size = all.size();
        }
        boolean sound = table.keys().matches(key) && keys().matches(key) && size == key.size();
        if (!sound) {
            throw DynamoDbError.validation("The provided starting key is invalid");
        }
        var primary = RowKey.of(table.keys(), key);
        return index.map(i -> RowKey.ofIndex(i.keys(), key, primary)).orElse(primary);
    }

    /** The keys that order the rows. */
    KeySchema keys() {
        return index.map(IndexDefinition::keys).orElse(table.keys());
    }

    TableDefinition table() {
        return table;
    }

    Optional<RowKey> start() {
        return start;
    }

    Optional<Condition> filter() {
        return filter;
    }

    Rows rows(Table of) {
        return index.map(i -> of.index(i.name())).orElseGet(of::rows);
    }

    /** One page of rows: cut at the limit of items looked at, or where it reaches 1 MB. Within a read of the database. */
    Page page(Iterable<Map.Entry<RowKey, Row>> rows, Predicate<RowKey> wanted) {
        var items = new ArrayList<Map<String, AttributeValue>>();
        int scanned = 0;
        long bytes = 0;
        Row last = null;
        for (var entry : rows) {
            if (!wanted.test(entry.getKey())) {
                continue;
            }
            var row = entry.getValue();
            if (last != null && bytes + row.size() > MAX_PAGE_BYTES) {
                return new Page(items, scanned, bytes, Optional.of(last.item()));
            }
            scanned++;
            bytes += row.size();
            last = row;
            if (filter.map(f -> ConditionEvaluator.holds(f, row.item())).orElse(true)) {
                items.add(row.item());
            }
            if (scanned == limit) {
                return new Page(items, scanned, bytes, Optional.of(row.item()));
            }
        }
        return new Page(items, scanned, bytes, Optional.empty());
    }

    /**
     * The rows that one request reads.
     *
     * @param last the item looked at last where there may be more
     */
    record Page(
            List<Map<String, AttributeValue>> items,
            int scanned,
            long bytes,
            Optional<Map<String, AttributeValue>> last) {}

    /** The answer. */
    ObjectNode answer(Page page) {
        var answer = JSON.objectNode();
        if (!countOnly) {
            ArrayNode items = answer.putArray("Items");
            page.items()
                    .forEach(item -> items.add(
                            ValueJson.write(projection.map(p -> p.of(item)).orElse(item))));
        }
        answer.put("Count", page.items().size());
        answer.put("ScannedCount", page.scanned());
        page.last().ifPresent(item -> {
            var key = new LinkedHashMap<>(table.keys().of(item));
            key.putAll(keys().of(item));
            answer.set("LastEvaluatedKey", ValueJson.write(key));
        });
        double units = Capacity.readUnits(page.bytes(), consistent);
        capacity.addTo(
                answer,
                table.name(),
                index.map(i -> Capacity.ofIndex(i.name(), units)).orElseGet(() -> Capacity.ofTable(units)));
        return answer;
    }
}
