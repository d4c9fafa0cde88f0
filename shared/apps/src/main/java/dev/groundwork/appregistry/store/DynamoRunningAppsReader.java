package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.OwnerApps;
import dev.groundwork.appregistry.OwnerApps.Running;
import dev.groundwork.appregistry.RunningAppsReader;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Reads the index of running apps, shard by shard. An owner's apps stand side by side in it, by id and so by age. */
@Singleton
final class DynamoRunningAppsReader implements RunningAppsReader {

    private final Table table;

    DynamoRunningAppsReader(@Named("apps") Table table) {
        this.table = table;
    }

    /** Counts in one round trip; one read unit for some 30 apps. */
    @Override
    public OptionalInt count(UserId owner) {
        var answer = table.query(QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :shard AND begins_with(" + Key.SK + ", :owner)")
                .expressionAttributeValues(Map.of(
                        ":shard", Values.of(AppsTable.billingPartition(owner)),
                        ":owner", Values.of(AppsTable.billingPrefix(owner))))
                .select(Select.COUNT));
        return answer.count() == 0 ? OptionalInt.empty() : OptionalInt.of(answer.count());
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
