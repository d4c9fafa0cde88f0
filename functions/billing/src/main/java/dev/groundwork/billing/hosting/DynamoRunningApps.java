package dev.groundwork.billing.hosting;

import dev.groundwork.appregistry.SuspendApp;
import dev.groundwork.appregistry.store.AppsTable;
import dev.groundwork.billing.hosting.OwnerApps.Running;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads the index of running apps, shard by shard. An owner's apps stand side by side in it, by id and so by age. */
@Singleton
final class DynamoRunningApps implements RunningApps {

    private final Table table;
    private final SuspendApp suspendApp;
    private final StopQueue stops;

    DynamoRunningApps(@Named("apps") Table table, SuspendApp suspendApp, StopQueue stops) {
        this.table = table;
        this.suspendApp = suspendApp;
        this.stops = stops;
    }

    @Override
    public void forEachOwner(Consumer<OwnerApps> visit) {
        for (var shard = 0; shard < AppsTable.SHARDS; shard++) {
            var owners = new Owners(visit);
            read(AppsTable.billingPartition(shard), owners);
            owners.end();
        }
    }

    private void read(String partition, Owners owners) {
        Map<String, AttributeValue> start = Map.of();
        do {
            var from = start;
            var answer = table.query(QueryRequest.builder()
                    .keyConditionExpression(Key.PK + " = :shard")
                    .expressionAttributeValues(Map.of(":shard", Values.of(partition)))
                    .consistentRead(true)
                    .exclusiveStartKey(from.isEmpty() ? null : from));
            answer.items().stream().map(Item::new).forEach(owners::next);
            start = answer.lastEvaluatedKey();
        } while (!start.isEmpty());
    }

    @Override
    public boolean suspend(UserId owner, AppId app) {
        var wasRunning = suspendApp.suspend(owner, app);
        if (wasRunning) {
            stops.send(app);
        }
        return wasRunning;
    }

    /** Groups items that follow one another by their owners. */
    private static final class Owners {

        private final Consumer<OwnerApps> visit;
        private final List<Running> apps = new ArrayList<>();
        private String owner = "";

        Owners(Consumer<OwnerApps> visit) {
            this.visit = visit;
        }

        void next(Item item) {
            if (!item.string("owner").equals(owner)) {
                end();
                owner = item.string("owner");
            }
            apps.add(new Running(new AppId(item.string("appId")), item.instant("runningSince")));
        }

        void end() {
            if (!apps.isEmpty()) {
                visit.accept(new OwnerApps(new UserId(owner), apps));
                apps.clear();
            }
        }
    }
}
