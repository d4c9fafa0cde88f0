package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Serving.ServiceId;
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
    public Instant seen(ProviderName provider, ServiceId service, Instant now) {
        var item =
                Item.at(OrphanKeys.orphan(provider, service)).set("seenAt", now).build();
        return switch (table.put(item, Expression.when(OrphanKeys.FIRST_SEEN))) {
            case Table.WriteOutcome.Written(var before) -> now;
            case Table.WriteOutcome.ConditionFailed(var found) ->
                found.map(known -> known.instant("seenAt")).orElse(now);
        };
    }

    @Override
    public void forget(ProviderName provider, ServiceId service) {
        var key = OrphanKeys.orphan(provider, service);
        if (table.get(key).isPresent()) {
            table.delete(key, Expression.ALWAYS);
        }
    }
}
