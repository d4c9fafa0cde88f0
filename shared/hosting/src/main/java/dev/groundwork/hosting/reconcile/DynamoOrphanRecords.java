package dev.groundwork.hosting.reconcile;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The knowledge of the sweep, in the table {@code apps}. */
@Singleton
final class DynamoOrphanRecords implements OrphanRecords {

    private final Table table;

    DynamoOrphanRecords(@Named("apps") Table table) {
        this.table = table;
    }

    @Override
    public Instant seen(String place, String id, Instant now) {
        var item = Item.at(OrphanKeys.orphan(place, id)).set("seenAt", now).build();
        return switch (table.put(item, Expression.when(OrphanKeys.FIRST_SEEN))) {
            case Table.WriteOutcome.Written(var before) -> now;
            case Table.WriteOutcome.ConditionFailed(var found) ->
                found.map(known -> known.instant("seenAt")).orElse(now);
        };
    }

    @Override
    public void forget(String place, String id) {
        var key = OrphanKeys.orphan(place, id);
        if (table.get(key).isPresent()) {
            table.delete(key, Expression.ALWAYS);
        }
    }
}
